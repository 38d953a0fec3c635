// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoicesource.h"

namespace coinpay {

namespace {

//! What Reader allows in one call.
constexpr int LargestPage = 500;

class MirrorSource final : public InvoiceSource
{
public:
    explicit MirrorSource(std::unique_ptr<Reader> reader)
        : m_reader(std::move(reader))
    {
    }

    Result<KeyedRows> page(const InvoiceQuery &query, const std::optional<PageKey> &from,
                           int limit) override
    {
        const int bounded = qMin(limit, LargestPage);
        return keyed(query, from ? m_reader->invoicePageFrom(query, *from, bounded)
                                 : m_reader->invoicePage(query, std::nullopt, bounded));
    }

    Result<KeyedRows> rows(const InvoiceQuery &query, const QStringList &ids) override
    {
        return keyed(query, m_reader->invoiceRows(query, ids));
    }

    Result<Reader::Anchors> anchors(const InvoiceQuery &query, int stride,
                                    const std::atomic_bool *cancel) override
    {
        return m_reader->invoiceAnchors(query, stride, cancel);
    }

    Result<std::optional<qint64>> count(const InvoiceQuery &query) override
    {
        return m_reader->invoiceCount(query);
    }

private:
    Result<KeyedRows> keyed(const InvoiceQuery &query, Result<QList<InvoiceRow>> rows)
    {
        if (!rows)
            return fail(std::move(rows.error()));
        KeyedRows page;
        page.keys.reserve(rows->size());
        for (const InvoiceRow &row : std::as_const(*rows))
            page.keys.append(m_reader->keyOf(query, row));
        page.rows = std::move(*rows);
        return page;
    }

    std::unique_ptr<Reader> m_reader;
};

class MirrorSources final : public InvoiceSources
{
public:
    explicit MirrorSources(QString profileDir)
        : m_profileDir(std::move(profileDir))
    {
    }

    Result<std::unique_ptr<InvoiceSource>> open() override
    {
        auto reader = Reader::open(m_profileDir);
        if (!reader)
            return fail(std::move(reader.error()));
        return std::make_unique<MirrorSource>(std::move(*reader));
    }

    bool precedes(const InvoiceQuery &query, const PageKey &a, const PageKey &b) const override
    {
        return Reader::precedes(query, a, b);
    }

private:
    QString m_profileDir;
};

} // namespace

std::shared_ptr<InvoiceSources> mirrorInvoiceSources(const QString &profileDir)
{
    return std::make_shared<MirrorSources>(profileDir);
}

} // namespace coinpay
