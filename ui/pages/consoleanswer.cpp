// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/consoleanswer.h"

#include "console/request.h"
#include "core/text.h"
#include "pages/requestcontent.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/codeblock.h"
#include "widgets/copybutton.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"
#include "widgets/statebadge.h"
#include "widgets/timingview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

//! More would hold up the window; all of it is on the clipboard with one press.
constexpr qsizetype MostShown = 128 * 1024;
constexpr qsizetype LongestHeader = 2000;

} // namespace

ConsoleAnswer::ConsoleAnswer(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_face(new EmptyState(this))
    , m_body(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_face);
    m_stack->addWidget(m_body);

    auto *rows = new QVBoxLayout(m_body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Gap);
    auto *head = new QHBoxLayout;
    m_status = new StateBadge(m_body);
    m_facts = new QLabel(m_body);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_copy = new CopyButton(tr("Copy the body"), m_body);
    head->addWidget(m_status);
    head->addWidget(m_facts, 1);
    head->addWidget(m_copy);
    rows->addLayout(head);
    //: Becomes "Copy Request id" on a button
    m_requestId = new CopyLabel(tr("Request id"), m_body);
    rows->addWidget(m_requestId);
    m_cut = new QLabel(m_body);
    m_cut->setTextFormat(Qt::PlainText);
    m_cut->setWordWrap(true);
    rows->addWidget(m_cut);
    m_tabs = new QTabWidget(m_body);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Ways to show the answer"));
    m_pretty = textView("prettyAnswer", tr("The answer, laid out"));
    m_raw = textView("rawAnswer", tr("The answer, as it came"));
    m_headers = textView("answerHeaders", tr("Headers of the answer"));
    m_tabs->addTab(m_pretty, tr("Laid out", "a way to show an answer"));
    m_tabs->addTab(m_raw, tr("Raw", "a way to show an answer"));
    m_tabs->addTab(m_headers, tr("Headers", "of an answer"));
    rows->addWidget(m_tabs, 1);

    m_operationBar = new QWidget(this);
    auto *bar = new QHBoxLayout(m_operationBar);
    bar->setContentsMargins(0, theme::Gap, 0, 0);
    m_operationState = new StateBadge(m_operationBar);
    m_operationWords = new QLabel(m_operationBar);
    m_operationWords->setTextFormat(Qt::PlainText);
    m_operationWords->setWordWrap(true);
    m_operation = new QPushButton(theme::icon(QStringLiteral("queue")), tr("Go to the operation"),
                                  m_operationBar);
    m_operation->setObjectName(QStringLiteral("consoleOperationButton"));
    bar->addWidget(m_operationState);
    bar->addWidget(m_operationWords, 1);
    bar->addWidget(m_operation);
    column->addWidget(m_operationBar);
    connect(m_operation, &QPushButton::clicked, this,
            [this] { Q_EMIT operationRequested(m_operationId); });
    clear();
}

QPlainTextEdit *ConsoleAnswer::textView(const char *name, const QString &spoken)
{
    auto *view = new QPlainTextEdit(m_tabs);
    view->setObjectName(QString::fromLatin1(name));
    view->setAccessibleName(spoken);
    view->setReadOnly(true);
    view->setUndoRedoEnabled(false);
    view->setTabChangesFocus(true);
    view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view->setWordWrapMode(QTextOption::WrapAnywhere);
    view->setFont(theme::monospaced(theme::small(font())));
    view->setFrameShape(QFrame::NoFrame);
    return view;
}

void ConsoleAnswer::clear()
{
    m_hasAnswer = false;
    m_operationId.clear();
    m_operationBar->hide();
    m_face->say(theme::Tone::Neutral, QStringLiteral("terminal"), tr("No answer yet"),
                tr("What the server answers stands here, as it came."));
    m_stack->setCurrentWidget(m_face);
}

void ConsoleAnswer::showWaiting()
{
    clear();
    m_face->say(theme::Tone::Progress, QStringLiteral("hourglass"), tr("On its way"),
                tr("The answer appears here as soon as it comes."));
    m_face->setBusy({});
}

void ConsoleAnswer::showAnswer(const HttpAnswer &answer)
{
    m_hasAnswer = true;
    RequestLogEntry entry;
    entry.httpStatus = answer.status;
    m_status->setLook(lookOf(entry));
    QStringList facts{millisecondsText(answer.durationMs, locale()),
                      //: An exact size; %1 is a number
                      tr("%1 bytes").arg(locale().toString(answer.body.size()))};
    if (!answer.httpVersion.isEmpty())
        facts.append(QStringLiteral("HTTP/") + displayText(QString::fromUtf8(answer.httpVersion)));
    m_facts->setText(facts.join(QStringLiteral(" \u00B7 ")));
    m_requestId->setText(QString::fromUtf8(headerValue(answer.headers, "X-Request-Id")));
    QStringList headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(displayText(QString::fromUtf8(name), LongestHeader) + QStringLiteral(": ") +
                       displayText(QString::fromUtf8(value), LongestHeader));
    m_headers->setPlainText(headers.join(u'\n'));
    showBody(answer.body);
    m_stack->setCurrentWidget(m_body);
}

void ConsoleAnswer::showBody(const QByteArray &body)
{
    const bool isCut = body.size() > MostShown;
    const QByteArray shown = body.left(MostShown);
    m_raw->setPlainText(displayBlock(QString::fromUtf8(shown), MostShown));
    const auto pretty = isCut ? std::nullopt : console::prettyJson(body);
    m_tabs->setTabVisible(m_tabs->indexOf(m_pretty), pretty.has_value());
    if (pretty) {
        m_pretty->setPlainText(displayBlock(QString::fromUtf8(*pretty), 4 * MostShown));
        m_tabs->setCurrentWidget(m_pretty);
    } else {
        m_tabs->setCurrentWidget(m_raw);
    }
    m_cut->setVisible(isCut || !pretty);
    m_cut->setText(isCut ? tr("%1 came; the first %2 are shown. “Copy the body” has all of it.",
                              "%1 and %2 sizes such as 16 MB")
                               .arg(locale().formattedDataSize(body.size()),
                                    locale().formattedDataSize(MostShown))
                   : body.isEmpty() ? tr("The answer has no body.")
                                    : tr("The body is not JSON; it is shown as text."));
    m_copy->setContent(QString::fromUtf8(body));
}

void ConsoleAnswer::showError(const Error &error)
{
    m_face->say(theme::Tone::Attention, QStringLiteral("offline"), tr("No answer came"),
                displayText(error.message));
    m_stack->setCurrentWidget(m_face);
}

void ConsoleAnswer::showOperation(const Operation &operation)
{
    m_operationId = operation.id;
    m_operationState->setLook(theme::look(operation.state));
    m_operationWords->setText(displayText(operation.message));
    m_operationBar->show();
    const bool isWaiting =
        operation.state == OperationState::Queued || operation.state == OperationState::InFlight;
    if (m_hasAnswer || isWaiting)
        return;
    m_face->say(theme::look(operation.state).tone, theme::look(operation.state).icon,
                theme::look(operation.state).word,
                operation.message.isEmpty() ? theme::look(operation.state).meaning
                                            : displayText(operation.message));
    m_stack->setCurrentWidget(m_face);
}

} // namespace coinpay
