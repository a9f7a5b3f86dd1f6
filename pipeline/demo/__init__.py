"""A small web of its own, an archive, and a report that cites them: what ``footproof demo`` runs on."""
