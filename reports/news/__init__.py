"""What an audit tells people: the news of a run, and the forms in which mail and chat take them."""
