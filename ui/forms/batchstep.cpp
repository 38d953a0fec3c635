// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/batchstep.h"

#include "core/filesize.h"
#include "core/text.h"
#include "core/whendone.h"
#include "domain/asset.h"
#include "forms/batchrows.h"
#include "forms/field.h"
#include "forms/notice.h"
#include "forms/warninglist.h"
#include "models/payeesmodel.h"
#include "theme/formats.h"

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QSaveFile>
#include <QTreeView>

namespace coinpay {

namespace {

QString placeOf(const QString &asset, const QString &network)
{
    return asset + u' ' + network;
}

int firstOf(const TransferBatch &batch, bool (*wanted)(const BatchRow &))
{
    const auto found = std::find_if(batch.rows.begin(), batch.rows.end(), wanted);
    return found == batch.rows.end() ? -1 : static_cast<int>(found - batch.rows.begin());
}

} // namespace

std::optional<Wallet> BatchStep::wallet() const
{
    const QString id = m_wallet->currentData().toString();
    for (int row = 0; row < m_world.wallets.rowCount(); ++row) {
        if (m_world.wallets.line(row).wallet.id == id)
            return m_world.wallets.line(row).wallet;
    }
    return {};
}

void BatchStep::chooseWallet(const QString &walletId)
{
    if (const int at = m_wallet->findData(walletId); at >= 0)
        m_wallet->setCurrentIndex(at);
}

void BatchStep::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose a table of transfers"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &BatchStep::loadFile);
    dialog->open();
}

void BatchStep::loadFile(const QString &path)
{
    QFile file(path);
    const QString name = displayText(QFileInfo(path).fileName());
    if (!file.open(QIODevice::ReadOnly)) {
        m_fault->say(theme::Tone::Bad, QStringLiteral("file"),
                     tr("“%1” cannot be read", "%1 a file's name").arg(name), file.errorString());
        return;
    }
    load(file.read(MaxBatchBytes + 1), name);
}

void BatchStep::paste()
{
    load(QGuiApplication::clipboard()->text().toUtf8(), tr("the clipboard"));
}

void BatchStep::saveTemplate()
{
    auto *dialog = new QFileDialog(this, tr("Save a template"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Tables (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(tr("transfers.csv", "a file's name"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const QByteArray bytes = transferBatchTemplate();
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            m_fault->say(theme::Tone::Bad, QStringLiteral("disk"), tr("The template was not saved"),
                         file.errorString());
    });
    dialog->open();
}

void BatchStep::load(const QByteArray &csv, const QString &name)
{
    m_csv = csv;
    m_name = name;
    m_fees.clear();
    read();
    if (!m_batch)
        return;
    // The first one that needs a person is looked at first.
    int at = firstOf(*m_batch, [](const BatchRow &row) { return !row.draft; });
    if (at < 0)
        at = firstOf(*m_batch, [](const BatchRow &row) { return !row.warnings.isEmpty(); });
    m_table->setCurrentIndex(m_rows->index(qMax(0, at), 0));
    m_table->setFocus();
}

void BatchStep::read()
{
    m_batch.reset();
    m_fault->clear();
    if (!m_name.isEmpty()) {
        BatchContext context;
        context.walletId = m_wallet->currentData().toString();
        context.accepted = m_world.accepted;
        context.payees = m_world.payees.all();
        for (int row = 0; row < m_world.wallets.rowCount(); ++row) {
            const WalletLine &line = m_world.wallets.line(row);
            if (line.wallet.id == context.walletId && line.balance)
                context.balances.append(*line.balance);
        }
        const Result<TransferBatch> batch = readTransferBatch(m_csv, context);
        if (batch)
            m_batch = *batch;
        else
            m_fault->say(theme::Tone::Bad, QStringLiteral("file"),
                         tr("No transfers could be read from %1", "%1 a file's name").arg(m_name),
                         batch.error().message);
    }
    const int before = m_table->currentIndex().row();
    m_rows->setRows(m_batch ? m_batch->rows : QList<BatchRow>());
    if (before >= 0 && before < m_rows->rowCount())
        m_table->setCurrentIndex(m_rows->index(before, 0));
    askFees();
    tell();
}

//! One question for each asset and network: what the first of its rows would cost.
void BatchStep::askFees()
{
    ++m_asked;
    if (!m_batch || m_batch->faultyRows() > 0)
        return;
    for (const BatchTotal &total : m_batch->totals) {
        const QString place = placeOf(total.amount.asset(), total.network);
        const auto first =
            std::find_if(m_batch->rows.begin(), m_batch->rows.end(), [&](const BatchRow &row) {
                return row.draft && row.draft->amount.asset() == total.amount.asset() &&
                       row.draft->network == total.network;
            });
        if (m_fees.contains(place) || first == m_batch->rows.end())
            continue;
        whenDone(m_world.quote(*first->draft), this,
                 [this, place, asked = m_asked](const Result<TransferQuote> &quote) {
                     if (asked != m_asked)
                         return;
                     if (quote)
                         m_fees.insert(place, quote->fee);
                     else
                         m_askAgain.start();
                     tell();
                 });
    }
}

QList<BatchStep::Fee> BatchStep::fees() const
{
    QList<Fee> all;
    if (!m_batch)
        return all;
    for (const BatchTotal &total : m_batch->totals) {
        const auto each = m_fees.constFind(placeOf(total.amount.asset(), total.network));
        if (each == m_fees.constEnd())
            continue;
        Fee fee{total.network, *each, Money::zero(total.amount.asset())};
        for (qsizetype row = 0; row < total.rows; ++row)
            fee.all = fee.all.plus(*each).value_or(fee.all);
        all.append(fee);
    }
    return all;
}

//! Empty: everything is in order.
QString BatchStep::hindrance() const
{
    if (!m_batch)
        return tr("Choose a file or paste a table first.");
    if (const auto faulty = m_batch->faultyRows(); faulty > 0)
        return tr("%n row(s) cannot be sent like this. Mend them in the table's own program and "
                  "choose it again: a batch is sent whole or not at all.",
                  nullptr, static_cast<int>(faulty));
    const QList<Fee> known = fees();
    for (const BatchTotal &total : m_batch->totals) {
        Money needed = total.amount;
        for (const Fee &fee : known) {
            if (fee.network == total.network && fee.all.asset() == needed.asset())
                needed = needed.plus(fee.all).value_or(needed);
        }
        if (total.available && !(needed <= *total.available))
            return tr("%1 on %2 is needed with the fees, and %3 is available.",
                      "%1 and %3 amounts, %2 a network")
                .arg(theme::amountWithAsset(needed, locale()), networkName(total.network),
                     theme::amountWithAsset(*total.available, locale()));
    }
    return {};
}

bool BatchStep::isReady()
{
    const std::optional<Wallet> from = wallet();
    if (!from || from->status == WalletStatus::Frozen)
        return false; // its sentence stands at the field
    const QString why = hindrance();
    if (why.isEmpty())
        return true;
    m_fault->say(theme::Tone::Bad, QStringLiteral("warning"), tr("Nothing can be sent yet"), why);
    return false;
}

void BatchStep::tell()
{
    const std::optional<Wallet> from = wallet();
    m_walletField->setFault(from && from->status == WalletStatus::Frozen
                                ? tr("This wallet is frozen: it receives, but does not send.")
                                : QString());
    const bool there = m_batch.has_value();
    m_table->setVisible(there);
    m_totals->setVisible(there);
    if (there) {
        const int rows = static_cast<int>(m_batch->rows.size());
        const int faulty = static_cast<int>(m_batch->faultyRows());
        const int warned = static_cast<int>(
            std::count_if(m_batch->rows.begin(), m_batch->rows.end(), [](const BatchRow &row) {
                return row.draft && !row.warnings.isEmpty();
            }));
        QStringList parts{tr("%1: %n transfer(s)", "%1 a file's name", rows).arg(m_name)};
        if (faulty > 0)
            parts.append(tr("%n wrong", "rows of a batch", faulty));
        if (warned > 0)
            parts.append(tr("%n to look at again", "rows of a batch", warned));
        if (!m_batch->ignoredColumns.isEmpty())
            parts.append(tr("not read: %1", "%1 names of columns")
                             .arg(m_batch->ignoredColumns.join(QStringLiteral(", "))));
        m_summary->setText(parts.join(QStringLiteral(" · ")));
    } else {
        m_summary->setText(
            tr("A table with the columns destination, amount, asset and, where "
               "needed, network and note. Every row is checked before any is sent."));
    }
    tellTotals();
    tellRow();
    Q_EMIT changed();
}

void BatchStep::tellTotals()
{
    if (!m_batch)
        return;
    const QList<Fee> known = fees();
    QStringList lines;
    for (const BatchTotal &total : m_batch->totals) {
        QString line =
            tr("%1 on %2", "%1 an amount, %2 a network")
                .arg(theme::amountWithAsset(total.amount, locale()), networkName(total.network));
        for (const Fee &fee : known) {
            if (fee.network == total.network && fee.all.asset() == total.amount.asset())
                line += QStringLiteral(" + ") + tr("%1 in fees, as they are now", "%1 an amount")
                                                    .arg(theme::amountWithAsset(fee.all, locale()));
        }
        if (total.available)
            line += QStringLiteral(" · ") +
                    tr("%1 available", "%1 an amount")
                        .arg(theme::amountWithAsset(*total.available, locale()));
        lines.append(line);
    }
    m_totals->setText(lines.join(u'\n'));
}

void BatchStep::tellRow()
{
    const int at = m_table->currentIndex().row();
    const bool valid = m_batch && at >= 0 && at < m_rows->rowCount();
    m_rowFaults->say(valid ? m_rows->row(at).faults : QStringList(), theme::Tone::Bad);
    m_rowWarnings->say(valid ? m_rows->row(at).warnings : QStringList());
}

void BatchStep::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void BatchStep::dropEvent(QDropEvent *event)
{
    loadFile(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace coinpay
