"""How good it is: scores against labelled sets, held to pinned floors, and what training needs."""
