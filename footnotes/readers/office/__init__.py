"""Readers of documents that are zip files of XML: docx, odt, epub."""
