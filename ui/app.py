"""The web chat: Gradio wiring only. What is shown comes from conversation and library_view; nothing is decided here."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import gradio as gr

from ui.conversation import (
    Desk,
    Message,
    Turn,
    latest_answer,
    messages,
    next_questions,
    panel,
    take_turn,
    turn_of_message,
)
from ui.library_view import examples, head_html, reports_html
from ui.texts import LANGUAGES, Language, as_language, text

CHOICES: Final = 6
_LANGUAGE_NAMES: Final = {"zh": "中文", "en": "English"}

Turns = tuple[Turn, ...]
Update = dict[str, Any]


def build_page(desk: Desk) -> gr.Blocks:
    """The page over ``desk``: conversation on the left, figures and passages on the right, stacked on a phone."""
    page = gr.Blocks(title="Wenbao 问报", analytics_enabled=False, fill_width=True)
    with page:
        turns, pending = gr.State(()), gr.State("")
        with gr.Row(elem_id="wb-top"):
            head = gr.HTML(head_html(desk, "zh"), elem_id="wb-head")
            spoken = _language_choice()
        with gr.Row(elem_id="wb-main"):
            with gr.Column(scale=6, min_width=280, elem_id="wb-talk"):
                chat = _chatbot()
                heading = gr.HTML(elem_id="wb-choices-heading")
                with gr.Row(elem_id="wb-choices"):
                    buttons = [gr.Button(visible=False, size="sm", elem_classes="wb-choice") for _ in range(CHOICES)]
                with gr.Row(elem_id="wb-ask"):
                    question = gr.Textbox(
                        show_label=False, container=False, lines=1, max_lines=4, scale=8, elem_id="wb-question"
                    )
                    ask = gr.Button(variant="primary", scale=1, min_width=80, elem_id="wb-ask-button")
                    clear = gr.Button(scale=1, min_width=80, elem_id="wb-clear")
            with gr.Column(scale=5, min_width=280, elem_id="wb-panel"):
                figures = gr.HTML(elem_id="wb-figures")
                passages = gr.HTML(elem_id="wb-passages")
                with gr.Accordion(open=False, visible=False, elem_id="wb-copy") as copy_box:
                    copied = gr.Textbox(show_label=False, lines=6, max_lines=14, interactive=False, buttons=["copy"])
        with gr.Accordion(open=False, elem_id="wb-library") as holdings:
            listed = gr.HTML()

        shown = [chat, figures, passages, copy_box, copied, heading, *buttons]
        labels = [head, question, ask, clear, copy_box, holdings, listed, chat]
        begin, answer, select, relabel, reset = _callbacks(desk)

        def ask_on(event: Callable[..., Any], source: gr.components.Component) -> None:
            started = event(begin, [source, turns], [pending, chat, question], api_visibility="private")
            started.then(answer, [pending, turns, spoken], [turns, pending, *shown], api_visibility="private")

        ask_on(question.submit, question)
        ask_on(ask.click, question)
        for button in buttons:
            ask_on(button.click, button)
        chat.select(select, [turns, spoken], [figures, passages, copy_box, copied], api_visibility="private")
        clear.click(reset, [spoken], [turns, pending, question, *shown], api_visibility="private")
        spoken.change(relabel, [spoken, turns], [*labels, *shown[1:]], api_visibility="private")
        page.load(_preferred_language, None, [spoken], api_visibility="private").then(
            relabel, [spoken, turns], [*labels, *shown[1:]], api_visibility="private"
        )
    return page


def _language_choice() -> gr.Radio:
    return gr.Radio(
        [(_LANGUAGE_NAMES[code], code) for code in LANGUAGES],
        value="zh",
        show_label=False,
        container=False,
        elem_id="wb-language",
    )


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
        show_label=False,
        container=False,
        height="calc(100vh - 450px)",
        min_height=280,
        layout="bubble",
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        line_breaks=False,
        allow_tags=False,
        group_consecutive_messages=False,
        elem_id="wb-chat",
    )


def _callbacks(desk: Desk) -> tuple[Callable[..., Any], ...]:
    """The five things that can happen on the page, each from values to values."""

    def begin(asked: str, turns: Turns) -> tuple[str, list[Message], str]:
        return asked, messages(turns, asked), ""

    def answer(asked: str, turns: Turns, code: str) -> Iterator[list[Any]]:
        language = as_language(code)
        for told in take_turn(desk.ask, turns, asked, language) if asked.strip() else (turns,):
            yield [told, "", messages(told), *_beside(desk, told, language)]

    def select(turns: Turns, code: str, event: gr.SelectData) -> list[Any]:
        number = event.index if isinstance(event.index, int) else event.index[0]
        chosen = panel(turn_of_message(turns, number), desk, as_language(code))
        return [chosen.figures, chosen.passages, gr.update(visible=bool(chosen.copy_text)), chosen.copy_text]

    def relabel(code: str, turns: Turns) -> list[Any]:
        language = as_language(code)
        return [*_labels(desk, language), *_beside(desk, turns, language)]

    def reset(code: str) -> list[Any]:
        return [(), "", "", [], *_beside(desk, (), as_language(code))]

    return begin, answer, select, relabel, reset


def _beside(desk: Desk, turns: Turns, language: Language) -> list[Any]:
    """Everything but the conversation itself: panel, text to copy, heading and buttons."""
    side = panel(latest_answer(turns), desk, language)
    heading, offered = next_questions(turns, examples(desk, language), language)
    buttons: list[Update] = [
        gr.update(value=offered[at], visible=True) if at < len(offered) else gr.update(value="", visible=False)
        for at in range(CHOICES)
    ]
    return [side.figures, side.passages, gr.update(visible=bool(side.copy_text)), side.copy_text, heading, *buttons]


def _labels(desk: Desk, language: Language) -> list[Any]:
    return [
        head_html(desk, language),
        gr.update(placeholder=text(language, "ask_placeholder")),
        text(language, "ask_button"),
        text(language, "clear_button"),
        gr.update(label=text(language, "copy_label")),
        gr.update(label=text(language, "status_open")),
        reports_html(desk.reports, language),
        gr.update(placeholder=text(language, "chat_empty")),
    ]


def _preferred_language(request: gr.Request) -> Language:
    """The language that the reader's browser asks for first."""
    wanted = request.headers.get("accept-language", "zh")
    return "zh" if wanted.lower().startswith("zh") else "en"
