"""Sources: pages, feeds and watched folders become items to read articles from."""
