"""Web pages: notes by the anchors that point at them, in place, or raised."""
