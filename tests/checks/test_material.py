"""Settings that people know from Material: each is honored, or the check says by name why it is not."""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from macros.checks import load, material
from macros.source.problems import ContentError
from tests.checks.test_settings import problems, root  # noqa: F401
from tests.conftest import ROOT

ASKED_BY_MATERIAL = re.compile(r'"((?:announce|content|header|navigation|search|toc)\.[a-z.]+)" in features')


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("theme:\n", "theme:\n  palette: {scheme: slate}\n", "'palette' is not used here: both color schemes and their switch are always there, in the site's own colors. Delete it; colors, sizes, and fonts stand in overrides/assets/css/tokens.css"),
        ("  language: en\n", "  language: de\n", "pages are in English, and would be read aloud and translated as 'de'. Write 'language: en'"),
        ("theme:\n", "theme:\n  logos: a.svg\n", "'logos' is no setting of the theme. Did you mean 'logo'?"),
        ("theme:\n", "theme:\n  logo: assets/none.svg\n", "there is no file 'assets/none.svg' in docs/ or overrides/. Put the picture into docs/assets/, and write 'assets/' and its name"),
        ("  favicon: assets/images/icon.svg\n", "", "'favicon' is missing under 'theme:'. Write 'favicon: assets/images/icon.svg' there"),
        ("features: []", "features: [navigation.footer, navigation.instant]", "'navigation.instant' is not used here: a page is one small request, and no script loads the next. Delete it"),
        ("features: []", "features: [navigation.fotter]", "'navigation.fotter' is no feature of the theme. Did you mean 'navigation.footer'?"),
        ("theme:\n", "extra:\n  analytics: {provider: google}\ntheme:\n", "'analytics' is not used here: no reader is counted, and no page asks another host. Delete it"),
        ("theme:\n", "extra:\n  socail: []\ntheme:\n", "nothing reads 'socail' under 'extra'. Did you mean 'social'?"),
        ("theme:\n", "extra:\n  social:\n    - link: https://example.org\ntheme:\n", "this link of the footer has no 'name'. Write '- name: WORDS' and 'link: ADDRESS' below it"),
        ("theme:\n", "extra:\n  social:\n    - {name: A, link: 'javascript:x'}\ntheme:\n", "'javascript:x' is no address. Write one that begins with https:// or mailto:"),
        ("theme:\n", "extra:\n  social:\n    - {name: A, link: 'https://example.org', icn: x}\ntheme:\n", "a link of the footer has no 'icn'. Did you mean 'icon'?"),
        ("theme:\n", "extra:\n  social:\n    - {name: A, link: 'https://example.org', icon: brands/none}\ntheme:\n", "no icon is called 'brands/none'. Write it as in fontawesome/brands/mastodon, or delete the line"),
        ("theme:\n", "hooks: [a.py]\ntheme:\n", "'hooks' is not used here: the second builder passes over them without a word. Delete it"),
        ("  - tables\n", "  - tables\n  - pymdownx.arithmatex\n", "'pymdownx.arithmatex' is not used here: formulas need a script from elsewhere. Delete it"),
        ("  - tables\n", "  - tables\n  - pymdownx.blocks.tab\n", "'pymdownx.blocks.tab' is no Markdown extension of this site. Delete the line"),
        ("  - pymdownx.tabbed\n", "  - pymdownx.tabbed:\n      alternate_style: true\n", "'alternate_style' is not used here: tabs look so without it, and are drawn for the order of labels and panels that 'pymdownx.tabbed' gives by itself. Write '- pymdownx.tabbed'"),
        ("  - pymdownx.tasklist\n", "  - pymdownx.tasklist: {custom_checkbox: true}\n", "'custom_checkbox' is not used here: a task has a drawn box with a name without it. Write '- pymdownx.tasklist'"),
        ("  - pymdownx.superfences\n", "  - pymdownx.superfences: {custom_fences: []}\n", "'custom_fences' is not used here: drawings in Mermaid need a script that no page loads. Write '- pymdownx.superfences'"),
        ("  - footnotes\n", "  - footnotes: {UNIQUE_IDS: true}\n", "'UNIQUE_IDS' is not used here: pages are drawn for what 'footnotes' makes without it. Write '- footnotes'"),
        ("      permalink: false\n", "      permalink: false\n      toc_depth: 2\n", "'toc_depth' is not used here: pages are drawn for what 'toc' makes without it. Delete it"),
        ("  - pymdownx.tabbed\n", "  - pymdownx.tabbed\n  - pymdownx.tabbed\n", "'pymdownx.tabbed' stands here a second time. Keep one"),
        ("  - pymdownx.tasklist\n", "", "'pymdownx.tasklist' is missing under 'markdown_extensions:'. Write '- pymdownx.tasklist' there"),
        ("  - assets/css/site.css\n", "  - assets/css/site.css\n  - https://example.org/a.css\n", "the style sheet stands on another site, and no page asks another host. Save the file in docs/assets/, and write 'assets/' and its name"),
    ],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
def test_a_setting_that_is_not_honored_is_refused_by_name(root, old, new, said):  # noqa: F811
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    (found,) = problems(root)
    assert re.sub(r"^mkdocs\.yml:\d+:\d+: ", "", found).startswith(said)


def test_extensions_written_as_keys_are_read_too(root):  # noqa: F811
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    block = re.search(r"(?<=^markdown_extensions:\n)(?: .*\n)+", text, re.MULTILINE)[0]
    keys = re.sub(r"^  - ([\w.]+):?$", r"  \1:", block, flags=re.MULTILINE)
    file.write_text(text.replace(block, keys), encoding="utf-8")
    assert problems(root) == []
    keys = keys.replace("  pymdownx.tabbed:\n", "  pymdownx.tabbed: {alternate_style: true}\n  smarty:\n")
    file.write_text(text.replace(block, keys), encoding="utf-8")
    assert [re.findall("'([^']*)'", line)[0] for line in problems(root)] == ["alternate_style", "smarty"]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<img src=https://example.org/a.png alt=A>", "the security policy of this site takes no <img> from a page. Say it in words"),
        ("<b>A</b> <script>alert(1)</script>", "the security policy of this site takes no <script> from a page. Delete it"),
        ('<b title=">" style="color: red">A</b>', "the security policy of this site takes no 'style' in a page. Delete it"),
        ("<b\n onclick=alert(1)>A</b>", "the security policy of this site takes no 'onclick' in a page. Delete it"),
        ("<svg><image href=//example.org/a.png /></svg>", "the security policy of this site takes no <image> from a page. Say it in words"),
        ("<i src=//example.org/a.png", "the security policy of this site takes no 'src' in a page. Delete it"),
    ],
)  # fmt: skip
def test_what_stands_on_every_page_keeps_to_the_policy(root, markup, said):  # noqa: F811
    file = root / "mkdocs.yml"
    settings = yaml.safe_dump({"copyright": f"Words. {markup}"}, width=999)
    file.write_text(re.sub(r"copyright: .*\n", lambda _: settings, file.read_text(encoding="utf-8")), encoding="utf-8")
    blocks = '{% extends "base.html" %}\n{# <img> #}\n{% block announce -%}\n<p>MARKUP</p>{% endblock %}\n'
    (root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "overrides" / "main.html").write_text(blocks.replace("MARKUP", markup), encoding="utf-8")
    announced, copyright_ = sorted(problems(root), reverse=True)
    assert re.match(r"overrides/main\.html:[45]:\d+: " + re.escape(said), announced)
    assert copyright_.startswith(f"mkdocs.yml:7:12: {said}")


def test_an_announcement_is_read_again_when_it_has_changed(root):  # noqa: F811
    load.load_cached(root)
    (root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "overrides" / "main.html").write_text("{% block announce %}<p style=x>{% endblock %}", encoding="utf-8")
    with pytest.raises(ContentError, match="takes no 'style'"):
        load.load_cached(root)


def test_settings_that_are_honored_are_not_told(root):  # noqa: F811
    (root / "docs" / "mark.svg").write_text("<svg/>", encoding="utf-8")
    file = root / "mkdocs.yml"
    settings = file.read_text(encoding="utf-8").replace("features: []", f"features: [{', '.join(material.FEATURES)}]")
    settings = settings.replace("theme:\n", "theme:\n  logo: mark.svg\n")
    social = "extra:\n  social:\n    - {name: A, link: 'mailto:a@example.org', icon: fontawesome/brands/mastodon}\n"
    file.write_text(settings + social, encoding="utf-8")
    assert problems(root) == []


def test_every_feature_and_setting_that_the_theme_asks_for_is_known():
    """A newer Material may ask for more; then someone has to decide."""
    theme = Path(find_spec("material").origin).parent / "templates"
    texts = [file.read_text(encoding="utf-8") for file in theme.rglob("*.html")]
    features = {name for text in texts for name in ASKED_BY_MATERIAL.findall(text)}
    extra = {name for text in texts for name in re.findall(r"config\.extra\.(\w+)", text)}
    settings = set(yaml.safe_load((theme / "mkdocs_theme.yml").read_text(encoding="utf-8")))
    assert len(features) > 10 and len(extra) > 5
    assert features - {*material.FEATURES, *material.NOT_FEATURES} == set()
    assert extra - {*material.EXTRA, *material.NOT_IN_EXTRA} == set()
    assert settings - {*material.THEME, *material.NOT_IN_THEME} == set()
