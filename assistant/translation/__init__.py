"""Questions and verified sentences from one language into the other, names and terms kept."""
