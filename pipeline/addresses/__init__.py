"""Addresses as they are written: their parts, what they say by themselves, what they carry along."""
