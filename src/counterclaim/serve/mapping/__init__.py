"""Maps of incidents: where they are drawn, how they are gathered, and the ground beneath them."""
