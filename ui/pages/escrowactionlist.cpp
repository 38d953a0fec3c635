// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/escrowactionlist.h"

#include "core/text.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/confirmations.h"
#include "widgets/copylabel.h"
#include "widgets/flowlayout.h"
#include "widgets/relativetimelabel.h"
#include "widgets/sentence.h"
#include "widgets/statebadge.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype LongestReason = 300;
constexpr qsizetype LongestWord = 60;

QString storyOf(const EscrowAction &action)
{
    QString story = displayText(action.reason, LongestReason);
    if (!action.resolution.isEmpty())
        //: Of a dispute; %1 is the server's word for how it ended, such as "released"
        story = EscrowActionList::tr("%1\nSettled: %2", "%1 a reason, %2 how a dispute ended")
                    .arg(story, displayText(action.resolution, LongestWord));
    return story;
}

} // namespace

QString actionTitle(const EscrowAction &action, const QLocale &locale)
{
    const QString amount = theme::amountWithAsset(action.amount, locale);
    switch (action.kind) {
    case EscrowActionKind::Release: return EscrowActionList::tr("Release of %1").arg(amount);
    case EscrowActionKind::Refund: return EscrowActionList::tr("Refund of %1").arg(amount);
    case EscrowActionKind::Dispute: break;
    }
    return theme::actionName(action.kind);
}

EscrowActionList::EscrowActionList(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::GapGroup);
}

void EscrowActionList::setActions(const QList<EscrowAction> &actions)
{
    QList<Row> old = std::exchange(m_rows, {});
    for (auto action = actions.crbegin(); action != actions.crend(); ++action) {
        const auto same = std::find_if(old.begin(), old.end(), [&](const Row &row) {
            return row.id == action->id && row.version == action->version;
        });
        Row row{action->id, action->version, nullptr};
        if (same != old.end()) {
            row.widget = same->widget;
            old.erase(same);
        } else {
            row.widget = makeRow(*action);
        }
        m_column->insertWidget(static_cast<int>(m_rows.size()), row.widget);
        m_rows.append(row);
    }
    for (const Row &gone : std::as_const(old)) {
        m_column->removeWidget(gone.widget);
        gone.widget->hide();
        gone.widget->deleteLater();
    }
}

QWidget *EscrowActionList::makeRow(const EscrowAction &action)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    auto *title = selectableSentence(actionTitle(action, locale()), row);
    title->setFont(theme::heading(font()));
    column->addWidget(title);

    auto *facts = new FlowLayout;
    facts->setGaps(theme::GapGroup, theme::GapTight);
    auto *badge = new StateBadge(row);
    badge->setLook(theme::look(action.status, action.statusText));
    facts->addWidget(badge);
    if (action.requiredConfirmations > 0) {
        auto *ring = new ConfirmationsRing(row);
        ring->setConfirmations(action.confirmations, action.requiredConfirmations);
        facts->addWidget(ring);
        facts->setAlignment(ring, Qt::AlignVCenter);
    }
    auto *time = new RelativeTimeLabel(m_heartbeat, row);
    time->setFont(theme::small(font()));
    time->setTime(action.createdAt);
    facts->addWidget(time);
    facts->setAlignment(time, Qt::AlignVCenter);
    column->addLayout(facts);

    QLabel *story = selectableSentence(storyOf(action), row);
    story->setFont(theme::small(font()));
    column->addWidget(story);
    if (!action.failureMessage.isEmpty()) {
        QLabel *failure =
            selectableSentence(displayText(action.failureMessage, LongestReason), row);
        QPalette ink = failure->palette();
        ink.setColor(QPalette::WindowText, theme::toneInk(theme::Tone::Bad, palette()));
        failure->setPalette(ink);
        column->addWidget(failure);
    }
    // Named in full by the row's title for a screen reader; here one id beneath the other.
    const std::array ids{std::pair{tr("Id"), action.id},
                         std::pair{tr("Transaction"), action.txHash},
                         std::pair{tr("Request id"), action.requestId}};
    for (const auto &[name, id] : ids) {
        if (id.isEmpty())
            continue;
        auto *label = new CopyLabel(name, row);
        label->setQuiet(true);
        label->setText(id);
        column->addWidget(label);
    }
    return row;
}

} // namespace coinpay
