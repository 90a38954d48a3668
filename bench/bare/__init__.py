"""The yardsticks: pages with a check-in's widgets that store nothing."""
