PYTHON ?= python3

.PHONY: site serve test check

site serve test check:
	@$(PYTHON) -m macros $@ $(ARGS)
