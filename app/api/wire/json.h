// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <vector>

namespace coinpay::wire {

enum class JsonType { Null, Boolean, Number, String, Array, Object };

class JsonValue;

//! A whole JSON text (RFC 8259), checked to its last byte and kept with the characters of its
//! numbers: nothing passes through a floating point number.
class JsonDocument
{
public:
    static constexpr qsizetype MaxBytes = 16 * 1024 * 1024;
    static constexpr int MaxDepth = 64;
    static constexpr size_t MaxValues = 500'000; //!< a page of 500 events has about 20,000

    //! Protocol, with a sentence: not JSON, not UTF-8, too large, too deep, too many values, or
    //! neither an object nor an array.
    [[nodiscard]] static Result<JsonDocument> parse(QByteArrayView bytes);

    [[nodiscard]] JsonValue root() const;

private:
    friend class JsonValue;
    friend class JsonBuilder;

    struct Node
    {
        JsonType type = JsonType::Null;
        bool truth = false;
        quint32 keyBegin = 0; //!< into m_text, as are the others
        quint32 keySize = 0;
        quint32 textBegin = 0;
        quint32 textSize = 0;
        quint32 end = 0; //!< the node after this one and what is in it
    };

    std::vector<Node> m_nodes;
    QByteArray m_text;
};

//! One value inside a document, which outlives it.
class JsonValue
{
public:
    [[nodiscard]] JsonType type() const { return node().type; }

    [[nodiscard]] bool truth() const { return node().truth; }

    //! A string's characters in UTF-8, escapes resolved; a number's own characters.
    [[nodiscard]] QByteArrayView text() const;
    //! Its name in the object it is in.
    [[nodiscard]] QByteArrayView key() const;

    //! Over the elements of an array or the members of an object, in their order.
    class Iterator
    {
    public:
        Iterator(const JsonDocument *document, quint32 at)
            : m_document(document)
            , m_at(at)
        {
        }

        [[nodiscard]] JsonValue operator*() const { return {m_document, m_at}; }

        Iterator &operator++();
        [[nodiscard]] bool operator==(const Iterator &other) const = default;

    private:
        const JsonDocument *m_document;
        quint32 m_at;
    };

    [[nodiscard]] Iterator begin() const { return {m_document, m_at + 1}; }

    [[nodiscard]] Iterator end() const { return {m_document, node().end}; }

private:
    friend class JsonDocument;

    JsonValue(const JsonDocument *document, quint32 at)
        : m_document(document)
        , m_at(at)
    {
    }

    [[nodiscard]] const JsonDocument::Node &node() const { return m_document->m_nodes[m_at]; }

    const JsonDocument *m_document;
    quint32 m_at;
};

} // namespace coinpay::wire
