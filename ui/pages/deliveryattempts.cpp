// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/deliveryattempts.h"

#include "pages/deliverycontent.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/relativetimelabel.h"
#include "widgets/sentence.h"

#include <QGridLayout>
#include <QLabel>

namespace coinpay {

DeliveryAttempts::DeliveryAttempts(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::Gap);
}

void DeliveryAttempts::setDelivery(const WebhookDelivery &delivery)
{
    const QString now = QStringLiteral("%1 %2 %3")
                            .arg(delivery.id)
                            .arg(delivery.version)
                            .arg(delivery.attempts.size());
    if (now == m_shown)
        return;
    m_shown = now;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (delivery.nextAttemptAt)
        addLine(QStringLiteral("clock"), theme::Tone::Progress,
                tr("Next attempt", "to deliver a webhook"), {}, *delivery.nextAttemptAt, true);
    for (qsizetype i = delivery.attempts.size() - 1; i >= 0; --i) {
        const DeliveryAttempt &attempt = delivery.attempts.at(i);
        const bool received = wasReceived(attempt);
        addLine(received ? QStringLiteral("check-circle") : QStringLiteral("x-circle"),
                received ? theme::Tone::Good : theme::Tone::Bad,
                //: %1 is its number, %2 what came of it: "Attempt 2: Status 500"
                tr("Attempt %1: %2").arg(i + 1).arg(answerText(attempt)),
                //: How long an attempt took; %1 is "12 s"
                tr("Took %1").arg(theme::duration(attempt.durationMs)), attempt.at, false);
    }
    if (delivery.attempts.isEmpty() && !delivery.nextAttemptAt)
        m_column->addWidget(sentence(tr("Nothing was tried yet."), this));
}

void DeliveryAttempts::addLine(const QString &icon, theme::Tone tone, const QString &title,
                               const QString &text, UnixMs time, bool isAhead)
{
    auto *line = new QWidget(this);
    auto *grid = new QGridLayout(line);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::Gap);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    auto *picture = new QLabel(line);
    picture->setPixmap(theme::icon(icon, tone)
                           .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    auto *words = selectableSentence(title, line);
    auto *when = new RelativeTimeLabel(m_heartbeat, line);
    if (isAhead) //: %1 is "in 5 min"; the second: its time has come, %1 is "2 s ago"
        when->setPatterns(QStringLiteral("%1"), tr("due %1"));
    when->setTime(time);
    when->setFont(theme::small(font()));
    when->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(picture, 0, 0, Qt::AlignTop);
    grid->addWidget(words, 0, 1);
    grid->addWidget(when, 0, 2, Qt::AlignRight | Qt::AlignTop);
    if (!text.isEmpty()) {
        auto *more = sentence(text, line);
        more->setFont(theme::small(font()));
        more->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(more, 1, 1, 1, 2);
    }
    line->setAccessibleName(title);
    m_column->addWidget(line);
}

} // namespace coinpay
