"""The pieces that pages are built from, one module a family.

``layout`` rows, columns, scrollers · ``text`` labels and icons · ``buttons`` · ``chip`` · ``cards``
card, banner, empty state · ``inputs`` line, text, combo, check box, search, password · ``field`` a
labelled control with its message · ``date_edit`` · ``tag_field`` · ``radio_cards`` · ``stepper`` ·
``deadline_bar`` · ``drop_area`` · ``toast`` · ``side_sheet`` · ``page_preview`` · ``menu``.
Import the module you need: nothing here is imported before something shows it.
"""
