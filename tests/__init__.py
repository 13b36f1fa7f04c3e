"""The tests; they mirror dpo_desk/. A package, so that nothing installed can stand in for it."""
