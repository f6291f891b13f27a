"""Everything that can happen to a question at the front desk."""
