"""Web archives: clients of their interfaces, which judge nothing."""
