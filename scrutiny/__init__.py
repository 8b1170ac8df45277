"""The assembled project: settings, addresses, tasks. Below it, the parts no app owns (history, dates, ui)."""
