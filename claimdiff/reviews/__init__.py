"""A person's decisions on findings, as lines of JSON: in from the report's page or another index, out with features."""
