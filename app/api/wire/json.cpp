// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/json.h"

#include <QCoreApplication>

// Its throwing conversions must not be within reach: an answer may hold anything.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

namespace coinpay::wire {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Wire)
};

namespace od = simdjson::ondemand;

tl::unexpected<Error> notUnderstood(const QString &why)
{
    return fail(ErrorKind::Protocol,
                Words::tr("The server's answer cannot be read: %1.", "%1 a reason").arg(why));
}

QString reason(simdjson::error_code error)
{
    switch (error) {
    case simdjson::UTF8_ERROR: return Words::tr("it is not UTF-8 text", "a reason");
    case simdjson::DEPTH_ERROR: return Words::tr("it is nested too deeply", "a reason");
    case simdjson::CAPACITY: return Words::tr("it holds too many values", "a reason");
    case simdjson::EMPTY: return Words::tr("it is empty", "a reason");
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::UNCLOSED_STRING: return Words::tr("it breaks off in the middle", "a reason");
    default: return Words::tr("it is not valid JSON", "a reason");
    }
}

//! RFC 8259, section 6.
bool isNumber(std::string_view text)
{
    size_t at = 0;
    const auto digits = [&] {
        const size_t from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - from;
    };
    if (at < text.size() && text[at] == '-')
        ++at;
    const bool leadingZero = at < text.size() && text[at] == '0';
    const size_t whole = digits();
    if (whole == 0 || (leadingZero && whole > 1))
        return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const size_t last = text.find_last_not_of(blank);
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

} // namespace

//! Walks the text once and writes the nodes in order.
class JsonBuilder
{
public:
    explicit JsonBuilder(JsonDocument &document)
        : m_document(document)
    {
    }

    simdjson::error_code build(QByteArrayView bytes)
    {
        // The reader looks a little past the end, into padding that must be there.
        const simdjson::padded_string padded(bytes.data(), static_cast<size_t>(bytes.size()));
        od::parser parser;
        od::document text;
        if (const auto error = parser.iterate(padded).get(text))
            return error;
        od::value root;
        if (const auto error = text.get_value().get(root))
            return error;
        if (const auto error = add(root, {}, 1))
            return error;
        // Past the last structural character there is nowhere to be.
        return text.current_location().error() == simdjson::OUT_OF_BOUNDS
                   ? simdjson::SUCCESS
                   : simdjson::TRAILING_CONTENT;
    }

private:
    simdjson::error_code add(od::value value, std::string_view key, int depth)
    {
        if (depth > JsonDocument::MaxDepth)
            return simdjson::DEPTH_ERROR;
        if (m_document.m_nodes.size() >= JsonDocument::MaxValues)
            return simdjson::CAPACITY;
        const size_t at = m_document.m_nodes.size();
        JsonDocument::Node node;
        std::tie(node.keyBegin, node.keySize) = keep(key);
        m_document.m_nodes.push_back(node);
        od::json_type type{};
        if (const auto error = value.type().get(type))
            return error;
        const simdjson::error_code error = fill(value, type, at, depth);
        m_document.m_nodes[at].end = static_cast<quint32>(m_document.m_nodes.size());
        return error;
    }

    simdjson::error_code fill(od::value value, od::json_type type, size_t at, int depth)
    {
        switch (type) {
        case od::json_type::array: return fillArray(value, at, depth);
        case od::json_type::object: return fillObject(value, at, depth);
        case od::json_type::string: {
            std::string_view text;
            if (const auto error = value.get_string().get(text))
                return error;
            setText(at, JsonType::String, text);
            return simdjson::SUCCESS;
        }
        case od::json_type::number: {
            // Its characters are all that counts; the walk steps over what was not converted.
            const std::string_view text = trimmed(value.raw_json_token());
            if (!isNumber(text))
                return simdjson::NUMBER_ERROR;
            setText(at, JsonType::Number, text);
            return simdjson::SUCCESS;
        }
        case od::json_type::boolean: {
            bool truth = false;
            if (const auto error = value.get_bool().get(truth))
                return error;
            m_document.m_nodes[at].type = JsonType::Boolean;
            m_document.m_nodes[at].truth = truth;
            return simdjson::SUCCESS;
        }
        case od::json_type::null: {
            bool null = false;
            if (const auto error = value.is_null().get(null))
                return error;
            return null ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
        }
        }
        return simdjson::TAPE_ERROR;
    }

    simdjson::error_code fillArray(od::value value, size_t at, int depth)
    {
        m_document.m_nodes[at].type = JsonType::Array;
        od::array array;
        if (const auto error = value.get_array().get(array))
            return error;
        for (auto element : array) {
            od::value child;
            if (const auto error = element.get(child))
                return error;
            if (const auto error = add(child, {}, depth + 1))
                return error;
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code fillObject(od::value value, size_t at, int depth)
    {
        m_document.m_nodes[at].type = JsonType::Object;
        od::object object;
        if (const auto error = value.get_object().get(object))
            return error;
        for (auto member : object) {
            od::field field;
            if (const auto error = std::move(member).get(field))
                return error;
            std::string_view key;
            if (const auto error = field.unescaped_key().get(key))
                return error;
            if (const auto error = add(field.value(), key, depth + 1))
                return error;
        }
        return simdjson::SUCCESS;
    }

    std::pair<quint32, quint32> keep(std::string_view text)
    {
        const auto begin = static_cast<quint32>(m_document.m_text.size());
        m_document.m_text.append(text.data(), static_cast<qsizetype>(text.size()));
        return {begin, static_cast<quint32>(text.size())};
    }

    void setText(size_t at, JsonType type, std::string_view text)
    {
        m_document.m_nodes[at].type = type;
        std::tie(m_document.m_nodes[at].textBegin, m_document.m_nodes[at].textSize) = keep(text);
    }

    JsonDocument &m_document;
};

Result<JsonDocument> JsonDocument::parse(QByteArrayView bytes)
{
    if (bytes.size() > MaxBytes)
        return notUnderstood(Words::tr("it is larger than 16 MiB", "a reason"));
    JsonDocument document;
    document.m_text.reserve(bytes.size());
    if (const simdjson::error_code error = JsonBuilder(document).build(bytes))
        return notUnderstood(reason(error));
    return document;
}

JsonValue JsonDocument::root() const
{
    return {this, 0};
}

QByteArrayView JsonValue::text() const
{
    return QByteArrayView(m_document->m_text).sliced(node().textBegin, node().textSize);
}

QByteArrayView JsonValue::key() const
{
    return QByteArrayView(m_document->m_text).sliced(node().keyBegin, node().keySize);
}

JsonValue::Iterator &JsonValue::Iterator::operator++()
{
    m_at = m_document->m_nodes[m_at].end;
    return *this;
}

} // namespace coinpay::wire
