"""What the records of the JSON interface look like: structs from which its schemas are made."""
