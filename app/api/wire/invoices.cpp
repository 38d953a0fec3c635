// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"

namespace coinpay::wire {

Invoice readInvoice(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    Invoice invoice;
    invoice.id = fields.word("id");
    const QString asset = fields.word("asset", MaxWordLength);
    invoice.amount = fields.money("amount", asset);
    invoice.amountPaid = fields.money("amount_paid", asset);
    invoice.network = fields.text("network", MaxWordLength);
    invoice.reference = fields.text("reference", MaxTextLength);
    readStatus(decoding, fields, invoice, invoiceStatusFromName);
    invoice.paymentAddress = fields.text("payment_address", MaxTextLength);
    readChain(fields, invoice);
    invoice.callbackUrl = fields.optionalText("callback_url", MaxTextLength);
    invoice.cancelReason = fields.optionalText("cancel_reason", MaxTextLength);
    readFailure(decoding, fields, place, invoice.failureCode, invoice.failureMessage);
    invoice.metadata = readMetadata(decoding, fields, place);
    invoice.expiresAt = fields.optionalTime("expires_at");
    readStamps(fields, invoice);
    return invoice;
}

Result<Decoded<Invoice>> decodeInvoice(const QByteArray &body)
{
    return decode<Invoice>(body, readInvoice);
}

Result<Decoded<api::InvoicePage>> decodeInvoicePage(const QByteArray &body)
{
    return decodePage<Invoice>(body, readInvoice);
}

} // namespace coinpay::wire
