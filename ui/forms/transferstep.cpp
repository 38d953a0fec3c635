// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/transferstep.h"

#include "domain/asset.h"
#include "forms/addressedit.h"
#include "forms/destinationpanel.h"
#include "forms/field.h"
#include "forms/newinvoicewidgets.h"
#include "forms/quotepanel.h"
#include "theme/formats.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace coinpay {

using namespace transferfield;

TransferFields TransferStep::fields() const
{
    return {
        .walletId = m_wallet->currentData().toString(),
        .amount = m_amount->text(),
        .asset = m_asset->currentData().toString(),
        .network = m_network->currentData().toString(),
        .destination = m_destination->text(),
        .note = m_note->text(),
    };
}

void TransferStep::fill(const TransferFields &fields)
{
    m_filling = true;
    if (const int at = m_wallet->findData(fields.walletId); at >= 0)
        m_wallet->setCurrentIndex(at);
    if (m_asset->findData(fields.asset) < 0 && findAsset(fields.asset))
        m_asset->addItem(fields.asset, fields.asset); // of which the wallet has nothing now
    if (const int at = m_asset->findData(fields.asset); at >= 0)
        m_asset->setCurrentIndex(at);
    if (const int at = m_network->findData(networkOrDefault(fields.asset, fields.network)); at >= 0)
        m_network->setCurrentIndex(at);
    m_amount->setText(fields.amount);
    m_destination->fill(fields.destination);
    m_note->setText(fields.note);
    m_filling = false;
    tell();
}

void TransferStep::markRefused(const Error &error)
{
    for (const FieldError &fault : error.fields) {
        if (m_rows.contains(fault.field))
            m_refused.insert(fault.field, fault.message);
    }
    if (error.code == QLatin1String("invalid_destination"))
        m_refused.insert(To, error.message);
    else if (error.code == QLatin1String("insufficient_funds"))
        m_refused.insert(Amount, error.message);
    tell();
}

void TransferStep::choose(const QString &walletId, const QString &asset, const QString &network)
{
    TransferFields wanted = fields();
    if (!walletId.isEmpty())
        wanted.walletId = walletId;
    if (!asset.isEmpty() && asset != wanted.asset) {
        wanted.asset = asset;
        wanted.amount.clear();
    }
    if (!network.isEmpty())
        wanted.network = network;
    fill(wanted);
}

QList<WalletLine> TransferStep::lines() const
{
    QList<WalletLine> all;
    for (int row = 0; row < m_world.wallets.rowCount(); ++row)
        all.append(m_world.wallets.line(row));
    return all;
}

std::optional<Wallet> TransferStep::wallet() const
{
    const QString id = m_wallet->currentData().toString();
    for (const WalletLine &line : lines()) {
        if (line.wallet.id == id)
            return line.wallet;
    }
    return {};
}

std::optional<Money> TransferStep::available() const
{
    const TransferFields typed = fields();
    const QString network = networkOrDefault(typed.asset, typed.network);
    bool known = false;
    for (const WalletLine &line : lines()) {
        if (line.wallet.id != typed.walletId)
            continue;
        known = known || line.learnedAt > 0; // then what is not on it is not there
        if (!line.balance)
            continue;
        if (line.balance->available.asset() == typed.asset &&
            networkOrDefault(typed.asset, line.balance->network) == network)
            return line.balance->available;
    }
    return known ? std::optional(Money::zero(typed.asset)) : std::nullopt;
}

TransferReading TransferStep::reading() const
{
    return readTransferFields(fields(), locale(), m_world.accepted);
}

void TransferStep::assetChosen()
{
    m_sendAll->stop();
    m_refused.remove(Amount);
    if (m_amountIsAll)
        m_amount->clear(); // it was all of something else
    m_destination->setAsset(m_asset->currentData().toString(), m_network->currentData().toString(),
                            m_world.accepted);
    edited(Asset);
}

void TransferStep::edited(const QString &field)
{
    m_refused.remove(field);
    m_goesOn = false;
    if (!m_filling)
        Q_EMIT typed();
    if (field == Amount || field == To)
        m_sendAll->stop();
    tell();
}

void TransferStep::quoteChanged()
{
    tell();
    if (m_goesOn && m_keeper->isUsable()) {
        m_goesOn = false;
        Q_EMIT becameReady();
    }
    if (m_keeper->error() && !m_keeper->isAsking())
        m_goesOn = false; // its sentence stands where the fee would
}

void TransferStep::takeAmount(const Money &amount)
{
    m_amount->setText(editableAmount(amount.toDecimal(), locale()));
}

QString TransferStep::walletFault() const
{
    const std::optional<Wallet> chosen = wallet();
    if (chosen && chosen->status == WalletStatus::Frozen)
        return tr("This wallet is frozen: it receives, but does not send. Choose another one, or "
                  "ask the payment provider why.");
    return {};
}

//! With the fee, once that is known.
QString TransferStep::balanceFault(const TransferReading &reading) const
{
    const std::optional<Money> there = available();
    if (!there || !reading.draft)
        return {};
    const auto &quote = m_keeper->quote();
    const Money needed =
        quote && quote->amount == reading.draft->amount ? quote->total : reading.draft->amount;
    if (needed <= *there)
        return {};
    return tr("%1 with the fee is more than the %2 that can be sent.", "two amounts")
        .arg(theme::amountWithAsset(needed, locale()), theme::amountWithAsset(*there, locale()));
}

void TransferStep::tell()
{
    if (m_filling)
        return;
    const TransferReading now = reading();
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        QString text = now.faults.value(row.key());
        if (now.unfinished.contains(row.key()) && !row.value()->isTouched())
            text.clear();
        if (text.isEmpty())
            text = m_refused.value(row.key());
        if (text.isEmpty() && row.key() == From)
            text = walletFault();
        if (text.isEmpty() && row.key() == Amount)
            text = balanceFault(now);
        row.value()->setFault(text);
    }
    tellAmount(now);
    m_quote->setWorkingOutAll(m_sendAll->isRunning());
    if (!m_sendAll->isRunning())
        m_keeper->want(walletFault().isEmpty() ? now.draft : std::nullopt);
    Q_EMIT changed();
}

void TransferStep::tellAmount(const TransferReading &reading)
{
    QStringList parts;
    if (!reading.faults.contains(Amount) && !m_amount->text().isEmpty())
        parts.append(
            exactAmountText(m_amount->text(), m_asset->currentData().toString(), locale()));
    const std::optional<Money> there = available();
    if (m_amountIsAll && m_left.isPositive())
        parts.append(
            tr("%1 is left over: no amount meets the fee that goes with it exactly", "%1 an amount")
                .arg(theme::amountWithAsset(m_left, locale())));
    else if (m_amountIsAll)
        parts.append(tr("all there is, with the fee", "an amount"));
    else if (there)
        parts.append(
            tr("%1 available", "%1 an amount").arg(theme::amountWithAsset(*there, locale())));
    m_rows.value(Amount)->setHint(parts.join(QStringLiteral(" · ")));
    const bool canAll = there && there->isPositive() && m_destination->verdict().destination &&
                        walletFault().isEmpty();
    m_all->setEnabled(canAll && !m_sendAll->isRunning());
    const QString tip = canAll ? tr("Everything that is available, less the fee.")
                               : tr("Enter the destination first: the fee depends on it.");
    m_all->setToolTip(tip);
    m_all->setAccessibleDescription(tip);
}

void TransferStep::sendAll()
{
    const std::optional<Money> there = available();
    if (!there || !m_destination->verdict().destination)
        return;
    const TransferFields typed = fields();
    TransferDraft draft;
    draft.walletId = typed.walletId;
    draft.network = networkOrDefault(typed.asset, typed.network);
    draft.destination = m_destination->verdict().destination->address.text;
    m_refused.remove(Amount);
    m_sendAll->begin(draft, *there);
    m_keeper->want({});
    tell();
}

void TransferStep::sendAllFound(const TransferQuote &quote, const Money &left, qint64 askedAtMs)
{
    m_filling = true;
    m_amount->setText(editableAmount(quote.amount.toDecimal(), locale()));
    m_filling = false;
    m_amountIsAll = true;
    m_left = left;
    const TransferReading now = reading();
    if (now.draft)
        m_keeper->take(*now.draft, quote, askedAtMs);
    tell();
}

void TransferStep::sayFault(const QString &field, const QString &sentence)
{
    m_rows.value(field)->setFault(sentence);
    m_rows.value(field)->editor()->setFocus(Qt::OtherFocusReason);
}

std::optional<TransferDraft> TransferStep::ready()
{
    for (Field *row : std::as_const(m_rows))
        row->setTouched();
    tell();
    for (const QLatin1String name : {From, Asset, Network, Amount, To, transferfield::Note}) {
        if (!m_rows.value(name)->fault().isEmpty()) {
            m_rows.value(name)->editor()->setFocus(Qt::OtherFocusReason);
            return {};
        }
    }
    if (const QString missing = m_destination->hindrance(); !missing.isEmpty()) {
        sayFault(To, missing);
        return {};
    }
    if (m_keeper->isUsable())
        return draftToSend();
    m_goesOn = true;
    m_keeper->renew();
    return {};
}

std::optional<TransferDraft> TransferStep::draftToSend() const
{
    TransferReading now = reading();
    const auto &quote = m_keeper->quote();
    if (!now.draft || !m_keeper->isUsable() || !quote || quote->amount != now.draft->amount ||
        !sameAddress(now.draft->network, quote->destination, now.draft->destination))
        return {};
    now.draft->quoteId = quote->id;
    return now.draft;
}

} // namespace coinpay
