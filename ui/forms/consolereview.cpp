// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/consolereview.h"

#include "core/text.h"
#include "core/whendone.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/addresstext.h"
#include "widgets/codeblock.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype LongestWord = 120;
constexpr int LinesShown = 10;

QString callOf(const OperationDraft &draft)
{
    return QString::fromLatin1(draft.method) + u' ' + QString::fromLatin1(draft.target);
}

QString bytesOf(const OperationDraft &draft)
{
    return callOf(draft) + QStringLiteral("\n\n") + QString::fromUtf8(draft.body);
}

//! Characters that show as something else than they are, or as nothing.
bool hidesSomething(const QByteArray &body)
{
    const QString text = QString::fromUtf8(body);
    QString bare = text;
    bare.remove(u'\n').remove(u'\r').remove(u'\t');
    return displayText(bare, bare.size() + 1) != bare;
}

QWidget *blockOf(const OperationDraft &draft, QWidget *parent)
{
    auto *block = new CodeBlock(ConsoleReview::tr("What is sent"), parent);
    block->setObjectName(QStringLiteral("reviewedBytes"));
    block->setMostLines(LinesShown);
    block->setText(bytesOf(draft));
    return block;
}

} // namespace

ConsoleReview::ConsoleReview(OperationDraft draft, QString summary, Write write, ConfirmRules rules,
                             const Clock &clock, QWidget *parent)
    : MoneyDialog(tr("Send from the console"), std::move(rules), clock, parent)
    , m_draft(std::move(draft))
    , m_summary(std::move(summary))
    , m_write(std::move(write))
{
    setObjectName(QStringLiteral("consoleReview"));
    build(blockOf(m_draft, this));
    startReview();
}

std::optional<MoneyReview> ConsoleReview::review()
{
    using Rank = MoneyReview::Figure::Rank;
    const bool moves = movesMoney(m_draft.kind);
    const QString name = theme::operationName(m_draft.kind);
    MoneyReview review;
    review.title = moves && m_draft.amount
                       ? tr("%1: %2?", "%1 like “Release escrow”, %2 an amount")
                             .arg(name, theme::amountWithAsset(*m_draft.amount, locale()))
                       : tr("Send this to the server?");
    review.lines = {{tr("Call", "a method and a path"), displayText(callOf(m_draft), LongestWord)},
                    {tr("It does"), displayText(m_summary, LongestWord)}};
    if (!m_draft.reference.isEmpty() && m_draft.kind != OperationKind::ConsoleCall)
        review.lines.append({tr("Reference"), displayText(m_draft.reference, LongestWord)});
    if (!m_draft.network.isEmpty())
        review.lines.append({tr("Network"), displayText(m_draft.network, LongestWord)});
    if (!m_draft.counterparty.isEmpty() && m_draft.kind != OperationKind::SendTransfer)
        review.lines.append({tr("To", "who gets it"), displayText(m_draft.counterparty)});
    if (m_draft.amount)
        review.figures = {{moves ? tr("Leaves") : tr("Amount"), *m_draft.amount,
                           moves ? Rank::Leaving : Rank::Plain}};
    if (m_draft.kind == OperationKind::SendTransfer)
        review.warnings.append(tr("The server takes its fee on top. The console asks for no quote, "
                                  "and does not look for look-alike addresses: the transfer form "
                                  "does."));
    if (hidesSomething(m_draft.body))
        review.warnings.append(
            tr("The body has characters that are not what they seem, or do not show. They are "
               "marked below."));
    review.sentences = {tr("It is written down here first and then sent with a key of its own, "
                           "so that it acts once.")};
    if (moves)
        review.sentences.append(
            tr("What is sent cannot be taken back, by you or by anybody else."));
    review.confirm = tr("Send", "a button");
    if (moves && m_draft.amount)
        review.leaving = {*m_draft.amount};
    return review;
}

QWidget *ConsoleReview::reviewExtra(QWidget *parent)
{
    auto *extra = new QWidget(parent);
    auto *rows = new QVBoxLayout(extra);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Gap);
    if (m_draft.kind == OperationKind::SendTransfer) {
        QLabel *heading = sentence(tr("The whole address"), extra);
        heading->setFont(theme::heading(font()));
        auto *address = new AddressText(extra);
        address->setAddress(heading->text(), m_draft.counterparty);
        rows->addWidget(heading);
        rows->addWidget(address);
    }
    rows->addWidget(blockOf(m_draft, extra));
    return extra;
}

void ConsoleReview::journal()
{
    whenDone(m_write(m_draft), this, [this](const Result<Operation> &result) {
        if (!result) {
            journaled(fail(result.error()));
            return;
        }
        Q_EMIT written(*result);
        journaled({});
    });
}

} // namespace coinpay
