// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/receiptdetail.h"

#include "core/text.h"
#include "forms/field.h"
#include "http/exchange.h"
#include "pages/advicecard.h"
#include "pages/factgrid.h"
#include "pages/receiptmodel.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "webhooks/replaysource.h"
#include "webhooks/verifier.h"
#include "widgets/flowlayout.h"
#include "widgets/outcomelist.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype MostShown = 256 * 1024;
constexpr int HeaderLines = 6;
constexpr int BodyLines = 14;
//! Twice what a handler may let pass.
constexpr qint64 LateSeconds = 2 * WebhookToleranceSeconds;
constexpr int Thrice = 3;

QPlainTextEdit *textView(const QString &name, int lines, QWidget *parent)
{
    auto *view = new QPlainTextEdit(parent);
    view->setReadOnly(true);
    view->setAccessibleName(name);
    view->setFont(theme::monospaced(parent->font()));
    view->setTabChangesFocus(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFixedHeight(lines * QFontMetrics(view->font()).lineSpacing() + 2 * theme::GapGroup);
    return view;
}

//! Bytes from outside, to be read by a person; never more than can be shown at once.
QString shown(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes.left(MostShown));
}

OutcomeLine lineOf(const WebhookForward &attempt)
{
    OutcomeLine line;
    const bool isTaken = attempt.status / 100 == 2;
    line.icon = isTaken ? QStringLiteral("check-circle") : QStringLiteral("x-circle");
    line.tone = isTaken ? theme::Tone::Good : theme::Tone::Bad;
    const QString answer = attempt.status > 0 ? QString::number(attempt.status)
                           : attempt.durationMs < 0
                               ? ReceiptDetail::tr("cut short", "a try to forward a webhook")
                               : ReceiptDetail::tr("no answer", "a try to forward a webhook");
    //: %1 is a number, %2 a status like 200, or "no answer"
    line.title = ReceiptDetail::tr("Try %1: %2").arg(attempt.number).arg(answer);
    line.text = attempt.error.isEmpty() ? displayText(QString::fromUtf8(attempt.answer), 300)
                                        : attempt.error;
    if (attempt.durationMs >= 0)
        line.aside = ReceiptDetail::tr("%1 ms", "a duration").arg(attempt.durationMs);
    return line;
}

OutcomeLine lineOf(const ReplayAnswer &answer)
{
    OutcomeLine line;
    line.icon = answer.isRight ? QStringLiteral("check-circle") : QStringLiteral("warning");
    line.tone = answer.isRight ? theme::Tone::Good : theme::Tone::Bad;
    const int status = answer.outcome.response.status;
    const QString kind = replayKindText(answer.step.kind);
    line.title = QStringLiteral("%1: %2").arg(
        QString(kind.left(1).toUpper() + kind.mid(1)),
        status > 0 ? QString::number(status)
                   : ReceiptDetail::tr("no answer", "a try to forward a webhook"));
    line.text = answer.sentence;
    line.aside = ReceiptDetail::tr("%1 ms", "a duration").arg(answer.outcome.durationMs);
    return line;
}

} // namespace

ReceiptDetail::ReceiptDetail(Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Webhook that arrived"), beats, parent)
{
    tell();
}

QString ReceiptDetail::idName() const
{
    //: Becomes "Copy Event id" on a button
    return tr("Event id");
}

void ReceiptDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_advice = new AdviceCard(&body);
    m_replay = buildReplay(&body);
    m_forwardsHeading = headingLabel(tr("Forwarded"), &body);
    m_handed = new OutcomeList(&body);
    m_headers = textView(tr("Headers"), HeaderLines, &body);
    m_headers->setObjectName(QStringLiteral("receiptHeaders"));
    m_body = textView(tr("Body"), BodyLines, &body);
    m_body->setObjectName(QStringLiteral("receiptBody"));
    m_pretty = new QPushButton(tr("Indented"), &body);
    m_pretty->setObjectName(QStringLiteral("prettyButton"));
    m_pretty->setAccessibleName(tr("Show the body indented"));
    m_pretty->setCheckable(true);
    m_pretty->setChecked(true);
    connect(m_pretty, &QPushButton::toggled, this, &ReceiptDetail::tellBytes);
    m_facts = new FactGrid(heartbeat(), &body);
    auto *bodyHead = new QHBoxLayout;
    bodyHead->addWidget(headingLabel(tr("Body"), &body), 1);
    bodyHead->addWidget(m_pretty);
    column.addWidget(m_advice);
    column.addWidget(m_forwardsHeading);
    column.addWidget(m_handed);
    column.addWidget(headingLabel(tr("Test a handler with it"), &body));
    column.addWidget(m_replay);
    column.addLayout(bodyHead);
    column.addWidget(m_body);
    column.addWidget(headingLabel(tr("Headers"), &body));
    column.addWidget(m_headers);
    column.addWidget(headingLabel(tr("Details"), &body));
    column.addWidget(m_facts);
}

QPushButton *ReceiptDetail::replayButton(const QString &text, const char *name,
                                         const ReplayWish &wish, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(tr("Send: %1", "%1 how").arg(text));
    connect(button, &QPushButton::clicked, this, [this, wish] {
        const auto url = http::parseTargetUrl(m_handler->text());
        m_handlerField->setTouched();
        m_handlerField->setFault(url ? QString() : url.error().message);
        if (url && m_receipt)
            Q_EMIT replayRequested(*m_receipt, url->toString(), wish);
    });
    m_buttons += button;
    return button;
}

QWidget *ReceiptDetail::buildReplay(QWidget *parent)
{
    auto *box = new QWidget(parent);
    m_handler = new QLineEdit(m_proposed, box);
    m_handler->setObjectName(QStringLiteral("replayHandler"));
    m_handler->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080/webhooks"));
    m_handlerField = new Field(tr("&Handler"), m_handler,
                               tr("It is signed anew and sent from here; each answer is compared "
                                  "with what a right handler says."),
                               box);
    auto *ways = new QWidget(box);
    auto *flow = new FlowLayout(ways);
    flow->setGaps(theme::Gap, theme::Gap);
    flow->addWidget(
        replayButton(tr("As it is", "button: how to send a webhook"), "replayPlain", {}, ways));
    flow->addWidget(replayButton(tr("Three times", "button: how to send a webhook"), "replayTimes",
                                 {Thrice, 0, false, false}, ways));
    flow->addWidget(replayButton(tr("Late", "button: how to send a webhook"), "replayLate",
                                 {1, LateSeconds, false, false}, ways));
    flow->addWidget(replayButton(tr("Out of order", "button: how to send a webhook"), "replayOrder",
                                 {1, 0, true, false}, ways));
    flow->addWidget(replayButton(tr("Tampered with", "button: how to send a webhook"),
                                 "replayTamper", {1, 0, false, true}, ways));
    m_outcomes = new OutcomeList(box);
    m_outcomes->setObjectName(QStringLiteral("replayOutcomes"));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addWidget(m_handlerField);
    column->addWidget(ways);
    column->addWidget(m_outcomes);
    return box;
}

void ReceiptDetail::setReceipt(const std::optional<WebhookReceipt> &receipt,
                               const QList<WebhookForward> &forwards)
{
    const bool isAnother = !receipt || !m_receipt || receipt->row != m_receipt->row;
    m_receipt = receipt;
    m_forwards = forwards;
    tell();
    if (isAnother && hasBody()) {
        m_answers.clear();
        m_outcomes->setLines({});
        setReplaying(false);
    }
}

void ReceiptDetail::proposeHandler(const QString &url)
{
    if (m_handler && (m_handler->text().isEmpty() || m_handler->text() == m_proposed))
        m_handler->setText(url);
    m_proposed = url;
}

void ReceiptDetail::setReplaying(bool replaying)
{
    for (QPushButton *button : std::as_const(m_buttons))
        button->setEnabled(!replaying);
}

void ReceiptDetail::beginReplay()
{
    m_answers.clear();
    m_outcomes->setLines({});
    setReplaying(true);
}

void ReceiptDetail::addAnswer(const ReplayAnswer &answer)
{
    if (!hasBody())
        return;
    m_answers += answer;
    QList<OutcomeLine> lines;
    for (const ReplayAnswer &one : std::as_const(m_answers))
        lines += lineOf(one);
    m_outcomes->setLines(lines);
}

void ReceiptDetail::endReplay(int wrong)
{
    if (!hasBody() || m_answers.isEmpty())
        return;
    setReplaying(false);
    QList<OutcomeLine> lines = m_outcomes->lines();
    OutcomeLine sum;
    sum.icon = wrong == 0 ? QStringLiteral("shield") : QStringLiteral("shield-off");
    sum.tone = wrong == 0 ? theme::Tone::Good : theme::Tone::Bad;
    sum.title = wrong == 0 ? tr("The handler answered as it should.")
                           : tr("The handler answered %Ln time(s) otherwise than it should.",
                                nullptr, wrong);
    m_outcomes->setLines(lines << sum);
}

void ReceiptDetail::failReplay(const QString &sentence)
{
    if (!hasBody())
        return;
    setReplaying(false);
    m_outcomes->setLines(
        {{QStringLiteral("info"), theme::Tone::Attention, sentence, QString(), QString()}});
}

void ReceiptDetail::tellBytes()
{
    m_headers->setPlainText(shown(m_receipt->headers));
    m_body->setPlaceholderText(
        m_receipt->droppedAt != 0 ? tr("No longer kept.", "the body of a webhook") : QString());
    const QJsonDocument json =
        m_pretty->isChecked() ? QJsonDocument::fromJson(m_receipt->body) : QJsonDocument();
    m_body->setPlainText(
        shown(json.isNull() ? m_receipt->body : json.toJson(QJsonDocument::Indented)));
}

void ReceiptDetail::tellForwards()
{
    QList<OutcomeLine> lines;
    for (const WebhookForward &attempt : std::as_const(m_forwards))
        lines.prepend(lineOf(attempt));
    m_handed->setLines(lines);
    m_forwardsHeading->setVisible(!lines.isEmpty());
    m_handed->setVisible(!lines.isEmpty());
}

void ReceiptDetail::tellFacts()
{
    const qint64 version =
        m_receipt->lastAt + m_receipt->times + m_forwards.size() + m_receipt->droppedAt;
    if (!m_facts->begin(QString::number(m_receipt->row), version))
        return;
    if (!m_receipt->resourceId.isEmpty())
        m_facts->addId(tr("Resource"), m_receipt->resourceId);
    m_facts->addTime(tr("Arrived", "when a webhook did"), m_receipt->receivedAt);
    if (m_receipt->times > 1) {
        m_facts->addText(tr("Came", "how often"), tr("%Ln time(s)", nullptr, m_receipt->times));
        m_facts->addTime(tr("Last", "time that a webhook came"), m_receipt->lastAt);
    }
    if (const auto scheme = webhookSchemeFromName(m_receipt->scheme))
        m_facts->addText(tr("Signature"), webhookSchemeText(*scheme));
    if (!m_receipt->secretId.isEmpty())
        m_facts->addId(tr("Secret"), m_receipt->secretId);
    m_facts->addText(tr("Size"), tr("%Ln byte(s)", nullptr,
                                    static_cast<int>(qMin<qint64>(m_receipt->bodySize, INT_MAX))));
    m_facts->addId(tr("SHA-256 of the body"), m_receipt->bodySha256);
}

void ReceiptDetail::tell()
{
    if (!m_receipt) {
        showFace(theme::Tone::Neutral, QStringLiteral("inbox"), tr("No webhook chosen"),
                 tr("Choose one in the list to see its bytes, what was found, and what the handler "
                    "answered."));
        return;
    }
    ensureBody();
    const theme::StateLook look = lookOf(*m_receipt);
    const QString differs =
        m_receipt->cameDiffering
            ? QLatin1Char(' ') + tr("It came again with another body, which was not handled.")
            : QString();
    const QString gone =
        m_receipt->droppedAt != 0 ? QLatin1Char(' ') + droppedText(*m_receipt) : QString();
    m_advice->setAdvice(
        {look.tone, look.icon, m_receipt->sentence,
         (m_receipt->advice.isEmpty() ? look.meaning : m_receipt->advice) + differs + gone});
    m_replay->setEnabled(!m_receipt->body.isEmpty());
    tellForwards();
    tellBytes();
    tellFacts();
    showBody({look, Money(), m_receipt->eventType, m_receipt->eventId, m_receipt->receivedAt});
}

} // namespace coinpay
