import compiled
