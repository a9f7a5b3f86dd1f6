"""Bodies at hand: handed out once, and never so many that they fill the memory."""

from cache.fresh_bodies import MOST, FreshBodies


def test_a_body_is_handed_out_once() -> None:
    """What was read is let go of; what was put twice is held once."""
    bodies = FreshBodies()
    bodies.put("tides", b"low")
    bodies.put("tides", b"low")
    assert bodies.take("tides") == b"low"
    assert bodies.take("tides") is None


def test_the_oldest_goes_first() -> None:
    """What is larger than all room is not held at all."""
    bodies, half = FreshBodies(), b"x" * (MOST // 2)
    for name in ("first", "second", "third"):
        bodies.put(name, half)
    assert bodies.take("first") is None
    assert bodies.take("second") == half
    bodies.put("large", b"x" * (MOST + 1))
    assert bodies.take("third") is None
    assert bodies.take("large") is None
