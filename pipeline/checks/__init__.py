"""What was found out about a citation: pure functions from captures and pages to findings.

The modules are imported where they are needed (``from pipeline.checks.links.link import judge_link``):
the command line starts without the libraries for comparing strings and domains.

``links``       what became of the link, soft 404s included  ``judge_link``, ``needs_probe``
``titles``      the cited title and the page's               ``check_title``
``dates``       the cited date and the page's                ``check_date``
``authors``     the cited authors and the page's             ``check_authors``
``quotations``  quotations and claims in the source          ``check_quotes``
``drifts``      how the page has changed since its copy      ``measure_drift``
``copy``        is a capture the cited thing?                ``judge_copy``, ``settled_version``
``lint``        what a copy editor notices                   ``RULES``, ``lint``
``findings``    what is told, how gravely, and why           ``KINDS``, ``RULES``
``verdict``     what an editor should do                     ``decide``
``corrected``   what is to read otherwise in the note        ``corrections_of``
"""
