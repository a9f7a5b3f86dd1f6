"""Web archives: finding the copy to cite, and asking for new ones."""
