// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listcsv.h"

#include "core/timestamp.h"
#include "domain/csvwriter.h"

namespace coinpay {

namespace {

//! The cells of one line, in order.
class CsvLine
{
public:
    explicit CsvLine(QByteArray &into)
        : m_into(into)
    {
    }

    CsvLine &ours(QStringView text) { return cell(text, CsvOrigin::Ours); }

    CsvLine &foreign(QStringView text) { return cell(text, CsvOrigin::Foreign); }

    CsvLine &number(int value) { return ours(QString::number(value)); }

    CsvLine &time(UnixMs value) { return ours(value == 0 ? QString() : formatTimestamp(value)); }

    //! RFC 4180, section 2.1.
    void end() { m_into += "\r\n"; }

private:
    CsvLine &cell(QStringView text, CsvOrigin origin)
    {
        if (!m_first)
            m_into += ',';
        m_first = false;
        appendCsvCell(m_into, text, origin);
        return *this;
    }

    QByteArray &m_into;
    bool m_first = true;
};

QByteArrayView headOf(const InvoiceQuery &)
{
    return "id,status,amount,asset,amount_paid,network,reference,confirmations,"
           "required_confirmations,request_id,created_at,updated_at\r\n";
}

QByteArrayView headOf(const EscrowQuery &)
{
    return "id,status,amount,asset,held,network,deal_ref,buyer_ref,seller_ref,confirmations,"
           "required_confirmations,request_id,created_at,updated_at\r\n";
}

QByteArrayView headOf(const TransferQuery &)
{
    return "id,status,amount,asset,fee,fee_asset,network,destination,wallet_id,note,confirmations,"
           "required_confirmations,request_id,created_at,updated_at\r\n";
}

//! What the three kinds of rows end with.
template <typename Row>
void appendTail(CsvLine &line, const Row &row)
{
    line.number(row.confirmations)
        .number(row.requiredConfirmations)
        .foreign(row.requestId)
        .time(row.createdAt)
        .time(row.updatedAt)
        .end();
}

void append(CsvLine line, const InvoiceRow &row)
{
    line.foreign(row.id)
        .foreign(row.statusText)
        .ours(row.amount.toDecimal())
        .foreign(row.amount.asset())
        .ours(row.amountPaid.toDecimal())
        .foreign(row.network)
        .foreign(row.reference);
    appendTail(line, row);
}

void append(CsvLine line, const EscrowRow &row)
{
    line.foreign(row.id)
        .foreign(row.statusText)
        .ours(row.amount.toDecimal())
        .foreign(row.amount.asset())
        .ours(row.held.toDecimal())
        .foreign(row.network)
        .foreign(row.dealRef)
        .foreign(row.buyerRef)
        .foreign(row.sellerRef);
    appendTail(line, row);
}

void append(CsvLine line, const TransferRow &row)
{
    line.foreign(row.id)
        .foreign(row.statusText)
        .ours(row.amount.toDecimal())
        .foreign(row.amount.asset())
        .ours(row.fee.asset().isEmpty() ? QString() : row.fee.toDecimal())
        .foreign(row.fee.asset())
        .foreign(row.network)
        .foreign(row.destination)
        .foreign(row.walletId)
        .foreign(row.note);
    appendTail(line, row);
}

} // namespace

QByteArray csvHead(const ListQuery &query)
{
    return std::visit([](const auto &known) { return headOf(known).toByteArray(); }, query);
}

void appendCsvLine(QByteArray &into, const ListRow &row)
{
    std::visit([&into](const auto &known) { append(CsvLine(into), known); }, row);
}

} // namespace coinpay
