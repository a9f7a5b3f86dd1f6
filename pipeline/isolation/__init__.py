"""Processes of their own for what hostile files are read with, limited in time and memory.

A document or a page can make its reader hang, crash, or take all the memory there is, in the midst of others' C code
where no exception helps. So it is read in a worker: when that ends badly, the file is refused in a sentence and the
next one goes to a fresh worker.
"""
