"""The course in a browser tab: writes the folder of the site, and judges answers inside the tab."""
