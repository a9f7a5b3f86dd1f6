"""The local web archive as evidence: packed as WACZ, signed, time-stamped, and checked."""
