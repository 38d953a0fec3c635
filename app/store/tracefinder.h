// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "store/found.h"
#include "store/sqlite/connection.h"

#include <QList>

namespace coinpay::store {

//! What was found so far, each thing once, by the first of its texts.
class FoundList
{
public:
    explicit FoundList(int limit)
        : m_limit(limit)
    {
    }

    void add(const Found &found);

    [[nodiscard]] bool isFull() const { return m_all.size() >= m_limit; }

    [[nodiscard]] const QList<Found> &all() const { return m_all; }

private:
    QList<Found> m_all;
    int m_limit;
};

//! Looks up what bears a text exactly, through indexes alone but for the request ids of attempts,
//! of which a journal has few. Throws Failure.
class TraceFinder
{
public:
    TraceFinder(Connection &journal, Connection &mirror, const QString &text, FoundList &into)
        : m_journal(journal)
        , m_mirror(mirror)
        , m_text(text)
        , m_into(into)
    {
    }

    void byIds();        //!< resources, their parts, operations, keys, events, requests
    void byReferences(); //!< in any case
    void byHashes();     //!< of a release or refund
    void byAddresses();  //!< of a wallet
    void byLabels();     //!< that people gave
    //! Notes and labels with the text anywhere in them.
    void byNotes();
    //! Parts, events and requests whose id begins with the text; operations that have it anywhere.
    void byPieces();

private:
    //! The thing that this resource is, or belongs to; nothing when the mirror has no such id.
    bool addResource(const QString &resourceId, FoundBy by);
    void addOperation(const Operation &operation, FoundBy by);
    void eachSubject(const QStringList &subjects, FoundBy by);
    void eachResource(std::string_view sql, FoundBy by);
    void eachOperation(std::string_view rest, FoundBy by);
    void eachCall(std::string_view condition, FoundBy by);

    Connection &m_journal;
    Connection &m_mirror;
    const QString &m_text;
    FoundList &m_into;
};

} // namespace coinpay::store
