"""Colours and type: quiet paper and deep-sea ink, with fonts that are on the reader's machine."""

import gradio as gr

_SEA = gr.themes.Color(
    name="sea",
    c50="#eef6f9", c100="#d7eaf0", c200="#b3d5e1", c300="#84b9cb", c400="#5199b1",
    c500="#2f7d98", c600="#1d6480", c700="#174f68", c800="#143f53", c900="#0f3142", c950="#0a2230",
)  # fmt: skip
_PAPER = gr.themes.Color(
    name="paper",
    c50="#f8f9f9", c100="#f0f2f3", c200="#e2e6e8", c300="#ccd3d7", c400="#98a4ab",
    c500="#66737b", c600="#4c585f", c700="#374147", c800="#20282d", c900="#161c20", c950="#0f1417",
)  # fmt: skip
_FONTS = [
    "system-ui",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "sans-serif",
]


def theme() -> gr.themes.Base:
    """The page's theme. Plain font names, since Gradio fetches those that are `GoogleFont`."""
    return gr.themes.Base(
        primary_hue=_SEA,
        secondary_hue=_SEA,
        neutral_hue=_PAPER,
        font=_FONTS,
        font_mono=["ui-monospace", "monospace"],
        text_size=gr.themes.sizes.text_md,
        radius_size=gr.themes.sizes.radius_md,
    ).set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        body_text_color="*neutral_900",
        body_text_color_dark="*neutral_200",
        body_text_color_subdued="*neutral_500",
        body_text_color_subdued_dark="*neutral_400",
        background_fill_primary="white",
        background_fill_primary_dark="*neutral_900",
        block_background_fill="white",
        block_background_fill_dark="*neutral_900",
        border_color_primary="*neutral_200",
        border_color_primary_dark="*neutral_700",
        input_background_fill="white",
        input_background_fill_dark="*neutral_900",
        # 3:1 at least against what is around a box (WCAG 1.4.11).
        input_border_color="*neutral_500",
        input_border_color_dark="*neutral_500",
        input_border_color_focus="*primary_500",
        input_border_color_focus_dark="*primary_400",
    )
