// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/factgrid.h"

#include "core/text.h"
#include "theme/colors.h"
#include "theme/metrics.h"
#include "widgets/amountlabel.h"
#include "widgets/confirmations.h"
#include "widgets/copylabel.h"
#include "widgets/relativetimelabel.h"

#include <QGridLayout>
#include <QLabel>

namespace coinpay {

namespace {

constexpr qsizetype LongestValue = 300;
constexpr int MostMetadata = 50;
constexpr qsizetype LongestWord = 24; //!< the narrowest pane shows it on one line

qsizetype longestWord(const QString &text)
{
    qsizetype longest = 0;
    qsizetype now = 0;
    for (const QChar c : text) {
        now = c.isSpace() ? 0 : now + 1;
        longest = qMax(longest, now);
    }
    return longest;
}

} // namespace

FactGrid::FactGrid(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::GapGroup);
    m_grid->setVerticalSpacing(theme::GapTight);
    m_grid->setColumnStretch(1, 1);
    connect(&heartbeat, &Heartbeat::beat, this, &FactGrid::nameExpiry);
}

bool FactGrid::begin(const QString &id, qint64 version)
{
    if (id == m_id && version == m_version)
        return false;
    m_id = id;
    m_version = version;
    clear();
    return true;
}

void FactGrid::clear()
{
    m_expiresName = nullptr;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void FactGrid::addText(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    if (longestWord(value) > LongestWord) {
        addId(name, value);
        return;
    }
    auto *label = new QLabel(displayText(value, LongestValue), this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addRow(name, label);
}

void FactGrid::addMoney(const QString &name, const Money &money)
{
    if (money.asset().isEmpty())
        return;
    auto *label = new AmountLabel(AmountLabel::Rank::Text, this);
    label->setMoney(money);
    addRow(name, label);
}

void FactGrid::addId(const QString &name, const QString &id)
{
    if (id.isEmpty())
        return;
    auto *label = new CopyLabel(name, this);
    label->setText(id);
    addRow(name, label);
}

void FactGrid::addTime(const QString &name, UnixMs time)
{
    if (time == 0)
        return;
    auto *label = new RelativeTimeLabel(m_heartbeat, this);
    label->setTime(time);
    addRow(name, label);
}

void FactGrid::addExpiry(const std::optional<UnixMs> &time)
{
    if (!time)
        return;
    auto *label = new RelativeTimeLabel(m_heartbeat, this);
    label->setTime(*time);
    m_expiresAt = *time;
    m_expiresName = addRow({}, label);
    nameExpiry();
}

void FactGrid::nameExpiry()
{
    if (m_expiresName)
        m_expiresName->setText(m_expiresAt > m_heartbeat.now() ? tr("Expires") : tr("Expired"));
}

void FactGrid::addConfirmations(const QString &name, int confirmations, int required)
{
    if (required <= 0)
        return;
    auto *ring = new ConfirmationsRing(this);
    ring->setConfirmations(confirmations, required);
    addRow(name, ring);
}

void FactGrid::addMetadata(const QMap<QString, QString> &metadata)
{
    int shown = 0;
    for (auto entry = metadata.cbegin(); entry != metadata.cend() && shown < MostMetadata;
         ++entry, ++shown)
        addText(middleElided(displayText(entry.key(), 60), 12, 6), entry.value());
}

QLabel *FactGrid::addRow(const QString &name, QWidget *value)
{
    const int row = m_grid->count() / 2;
    auto *label = new QLabel(name, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(value);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFixedHeight(qMax(label->sizeHint().height(), theme::GapWide));
    value->setMinimumHeight(qMax(value->minimumSizeHint().height(), theme::GapWide));
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1, Qt::AlignTop);
    return label;
}

} // namespace coinpay
