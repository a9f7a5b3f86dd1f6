"""What was found out about a citation: pure functions from captures and pages to findings.

The modules are imported where they are needed (``from pipeline.checks.link import judge_link``): the
command line starts without the libraries for comparing strings and domains.

``link``      what became of the link          ``judge_link``, ``needs_probe``
``sibling``   the made-up sibling address      ``Probe``, ``sibling_of``
``title``     the cited title and the page's   ``check_title``
``copy``      is a capture the cited thing?    ``judge_copy``, ``settled_version``
``lint``      what a copy editor notices       ``RULES``, ``lint``
``verdict``   what an editor should do         ``decide``
``corrected`` the note ready to paste          ``corrected_note``
"""
