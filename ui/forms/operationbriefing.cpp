// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/operationbriefing.h"

#include "core/text.h"
#include "forms/operationfacts.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/copybutton.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int BriefingWidth = 600;
constexpr int BodyLines = 6;
constexpr qsizetype LongestBody = 64 * 1024;

//! As it leaves, without what is made anew for each attempt (token, time, signature).
QString requestText(const Operation &operation)
{
    const OperationDraft &request = operation.request;
    return QStringLiteral("%1 %2\nIdempotency-Key: %3\nX-Correlation-Id: %4\n\n%5")
        .arg(QString::fromLatin1(request.method), QString::fromLatin1(request.target),
             operation.idempotencyKey, operation.correlationId(),
             displayText(QString::fromUtf8(request.body), LongestBody));
}

QPlainTextEdit *exactly(const QString &text, QWidget *parent)
{
    auto *view = new QPlainTextEdit(text, parent);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setFont(theme::monospaced(view->font()));
    view->setWordWrapMode(QTextOption::WrapAnywhere);
    view->setFixedHeight(view->fontMetrics().lineSpacing() * (BodyLines + 2));
    view->setAccessibleName(OperationBriefing::tr("The request as it was committed"));
    return view;
}

} // namespace

QString whatHappensByItself(OperationState state)
{
    switch (state) {
    case OperationState::Queued:
        return OperationBriefing::tr(
            "It is sent as soon as the server can be reached, also after this program or "
            "this machine was started anew. Until then it can be stopped.");
    case OperationState::InFlight:
        return OperationBriefing::tr(
            "If no answer comes, its outcome counts as unknown and the same bytes go out "
            "again with the same key.");
    case OperationState::Unknown:
        return OperationBriefing::tr(
            "The same bytes go out again with the same key until the server answers. Once "
            "the key may be too old, the server is asked what it saw instead; and if its "
            "records do not settle it, you are asked.");
    case OperationState::Accepted:
    case OperationState::Settling:
        return OperationBriefing::tr(
            "The server's own record of it is looked at until it has reached its end. "
            "Nothing is sent again.");
    case OperationState::NeedsPerson:
        return OperationBriefing::tr(
            "Nothing is sent by itself. It waits until you have looked and said what became "
            "of it.");
    case OperationState::Final:
    case OperationState::Failed:
    case OperationState::Rejected:
        return OperationBriefing::tr("It is over. Nothing is sent any more.");
    }
    return {};
}

QString briefingText(const Operation &operation, const QList<Attempt> &attempts,
                     const QLocale &locale)
{
    QStringList lines;
    lines.append(theme::look(operation.state).word);
    for (const OperationFact &fact : factsOf(operation, attempts, locale))
        lines.append(QStringLiteral("%1: %2").arg(fact.name, fact.value));
    lines.append(QString());
    lines.append(requestText(operation));
    return lines.join(u'\n');
}

OperationBriefing::OperationBriefing(const Operation &operation, const QList<Attempt> &attempts,
                                     QWidget *parent)
    : FormDialog(parent)
{
    setObjectName(QStringLiteral("operationBriefing"));
    setWindowTitle(tr("About this operation"));
    setMinimumWidth(BriefingWidth);
    const theme::StateLook look = theme::look(operation.state);
    QVBoxLayout *rows = startColumn(look.word);
    const auto section = [&](const QString &heading, QWidget *content) {
        QLabel *label = sentence(heading, this);
        label->setFont(theme::heading(font()));
        auto *both = new QVBoxLayout;
        both->setSpacing(theme::GapTight);
        both->addWidget(label);
        both->addWidget(content);
        rows->addLayout(both);
    };
    rows->addWidget(sentence(look.meaning, this));
    section(tr("What happens by itself"), sentence(whatHappensByItself(operation.state), this));
    section(tr("Why it cannot happen twice"),
            sentence(tr("It has had one idempotency key and these very bytes since before the "
                        "first of them left. However often they arrive, the server acts once. "
                        "Past the life of the key they are never sent again."),
                     this));
    section(tr("The request as it was committed"), exactly(requestText(operation), this));
    auto *bar = new QHBoxLayout;
    auto *copy = new CopyButton(tr("Copy everything"), this);
    copy->setContent(briefingText(operation, attempts, locale()));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeButton"));
    close->setDefault(true);
    bar->addWidget(copy);
    bar->addStretch(1);
    bar->addWidget(close);
    rows->addLayout(bar);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setFocus();
}

} // namespace coinpay
