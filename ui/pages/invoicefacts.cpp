// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicefacts.h"

#include "core/text.h"
#include "domain/asset.h"
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

InvoiceFacts::InvoiceFacts(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::GapGroup);
    m_grid->setVerticalSpacing(theme::GapTight);
    m_grid->setColumnStretch(1, 1);
    connect(&heartbeat, &Heartbeat::beat, this, &InvoiceFacts::nameExpiry);
}

void InvoiceFacts::setInvoice(const Invoice &invoice)
{
    if (invoice.id == m_id && invoice.version == m_version)
        return;
    m_id = invoice.id;
    m_version = invoice.version;
    clear();
    addMoney(tr("Asked"), invoice.amount);
    addMoney(tr("Paid"), invoice.amountPaid);
    const auto open = invoice.amount.minus(invoice.amountPaid);
    if (open && open->isPositive() && !isFinal(invoice.status))
        addMoney(tr("Outstanding"), *open);
    addConfirmations(invoice);
    addText(tr("Network"), networkName(invoice.network));
    //: The id of the payment on the blockchain
    addId(tr("Transaction"), invoice.txHash);
    addId(tr("Address"), invoice.paymentAddress);
    addTime(tr("Created"), invoice.createdAt);
    addTime(tr("Changed"), invoice.updatedAt);
    m_expiresAt = invoice.expiresAt.value_or(0);
    m_expiresName = addTime({}, m_expiresAt);
    nameExpiry();
    addId(tr("Request id"), invoice.requestId);
    addText(tr("Callback"), invoice.callbackUrl);
    addText(tr("Failure"), invoice.failureMessage);
    int shown = 0;
    for (auto entry = invoice.metadata.cbegin();
         entry != invoice.metadata.cend() && shown < MostMetadata; ++entry, ++shown)
        addText(middleElided(displayText(entry.key(), 60), 12, 6), entry.value());
}

void InvoiceFacts::clear()
{
    m_expiresName = nullptr;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void InvoiceFacts::addText(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    if (longestWord(value) > LongestWord) { // would not wrap: a link, a token
        addId(name, value);
        return;
    }
    auto *label = new QLabel(displayText(value, LongestValue), this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addRow(name, label);
}

void InvoiceFacts::addMoney(const QString &name, const Money &money)
{
    if (money.asset().isEmpty())
        return;
    auto *label = new AmountLabel(AmountLabel::Rank::Text, this);
    label->setMoney(money);
    addRow(name, label);
}

void InvoiceFacts::addId(const QString &name, const QString &id)
{
    if (id.isEmpty())
        return;
    auto *label = new CopyLabel(name, this);
    label->setText(id);
    addRow(name, label);
}

QLabel *InvoiceFacts::addTime(const QString &name, UnixMs time)
{
    if (time == 0)
        return nullptr;
    auto *label = new RelativeTimeLabel(m_heartbeat, this);
    label->setTime(time);
    return addRow(name, label);
}

void InvoiceFacts::nameExpiry()
{
    if (m_expiresName)
        m_expiresName->setText(m_expiresAt > m_heartbeat.now() ? tr("Expires") : tr("Expired"));
}

void InvoiceFacts::addConfirmations(const Invoice &invoice)
{
    if (invoice.requiredConfirmations <= 0)
        return;
    auto *ring = new ConfirmationsRing(this);
    ring->setConfirmations(invoice.confirmations, invoice.requiredConfirmations);
    addRow(tr("Confirmations"), ring);
}

QLabel *InvoiceFacts::addRow(const QString &name, QWidget *value)
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
