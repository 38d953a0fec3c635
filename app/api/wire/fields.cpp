// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/fields.h"

#include "core/text.h"
#include "core/timestamp.h"

#include <QCoreApplication>

namespace coinpay::wire {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Wire)
};

constexpr QLatin1String NumberForString("number_for_string");
constexpr QLatin1String StringForNumber("string_for_number");
constexpr QLatin1String AmountWithExponent("amount_with_exponent");
constexpr qsizetype MaxPointerLength = 200;

} // namespace

void Decoding::flag(QLatin1String word)
{
    if (!m_flags.contains(word))
        m_flags.append(word);
}

QString pointerTo(const Place &place)
{
    QString steps;
    for (const Place *at = &place; at->parent; at = at->parent) {
        const QString step =
            at->index >= 0
                ? QString::number(at->index)
                : QString::fromUtf8(at->name)
                      .replace(QLatin1Char('~'), QLatin1String("~0")) // RFC 6901, section 3
                      .replace(QLatin1Char('/'), QLatin1String("~1"));
        steps.prepend(QLatin1Char('/') + step);
    }
    return displayText(steps, MaxPointerLength);
}

Error misread(const Place &place, const QString &what)
{
    const QString pointer = pointerTo(place);
    const QString message =
        pointer.isEmpty()
            ? Words::tr("The server's answer is not what the contract promises: it %1.",
                        "%1 what is wrong, e.g. 'is not an object'")
                  .arg(what)
            : Words::tr("The server's answer is not what the contract promises: %1 %2.",
                        "%1 where, a JSON pointer; %2 what is wrong, e.g. 'is missing'")
                  .arg(pointer, what);
    return Error{ErrorKind::Protocol, message, {}, {}, 0, {}, {}};
}

Fields::Fields(Decoding &decoding, JsonValue value, const Place &place)
    : m_decoding(decoding)
    , m_object(value)
    , m_place(place)
{
    if (!failed() && value.type() != JsonType::Object)
        m_decoding.error = misread(place, Words::tr("is not an object", "after a place"));
}

void Fields::fault(QByteArrayView name, const QString &what)
{
    if (!failed())
        m_decoding.error = misread(Place{&m_place, name}, what);
}

std::optional<JsonValue> Fields::find(QByteArrayView name)
{
    if (failed())
        return {};
    std::optional<JsonValue> found;
    for (const JsonValue member : m_object) {
        if (member.key() != name)
            continue;
        if (found) { // which of the two is meant cannot be known
            fault(name, Words::tr("is there twice", "after a place"));
            return {};
        }
        found = member;
    }
    if (found && found->type() == JsonType::Null)
        return {};
    return found;
}

std::optional<JsonValue> Fields::require(QByteArrayView name)
{
    const auto value = find(name);
    if (!value)
        fault(name, Words::tr("is missing", "after a place"));
    return value;
}

QString Fields::taken(JsonValue value, QByteArrayView name, qsizetype limit)
{
    if (value.type() == JsonType::Number) {
        m_decoding.flag(NumberForString);
    } else if (value.type() != JsonType::String) {
        fault(name, Words::tr("is not a text", "after a place"));
        return {};
    }
    const QString text = QString::fromUtf8(value.text());
    if (text.size() > limit) {
        fault(name, Words::tr("is too long", "after a place"));
        return {};
    }
    return text;
}

QString Fields::text(QByteArrayView name, qsizetype limit)
{
    const auto value = require(name);
    return value ? taken(*value, name, limit) : QString();
}

QString Fields::word(QByteArrayView name, qsizetype limit)
{
    const QString text = this->text(name, limit);
    if (!failed() && text.isEmpty())
        fault(name, Words::tr("is empty", "after a place"));
    return text;
}

QString Fields::optionalText(QByteArrayView name, qsizetype limit)
{
    const auto value = find(name);
    return value ? taken(*value, name, limit) : QString();
}

qint64 Fields::integer(QByteArrayView name, qint64 least, qint64 most)
{
    const auto value = require(name);
    if (!value)
        return 0;
    if (value->type() == JsonType::String)
        m_decoding.flag(StringForNumber);
    bool ok = value->type() == JsonType::Number || value->type() == JsonType::String;
    const qint64 number = ok ? value->text().toByteArray().toLongLong(&ok) : 0;
    if (!ok || number < least || number > most) {
        fault(
            name,
            Words::tr("is not a whole number from %1 to %2", "after a place").arg(least).arg(most));
        return 0;
    }
    return number;
}

std::optional<qint64> Fields::optionalInteger(QByteArrayView name, qint64 least, qint64 most)
{
    if (!find(name))
        return {};
    const qint64 value = integer(name, least, most);
    return failed() ? std::optional<qint64>() : value;
}

bool Fields::boolean(QByteArrayView name)
{
    const auto value = typed(require(name), name, JsonType::Boolean,
                             Words::tr("is neither true nor false", "after a place"));
    return value && value->truth();
}

UnixMs Fields::time(QByteArrayView name)
{
    const QString text = this->text(name, MaxWordLength);
    if (failed())
        return 0;
    const auto time = parseTimestamp(text);
    if (!time)
        fault(name, Words::tr("is not a time", "after a place"));
    return time.value_or(0);
}

std::optional<UnixMs> Fields::optionalTime(QByteArrayView name)
{
    if (!find(name))
        return {};
    const UnixMs value = time(name);
    return failed() ? std::optional<UnixMs>() : value;
}

Money Fields::money(QByteArrayView name, const QString &asset)
{
    const QString text = this->text(name, MaxWordLength);
    if (failed())
        return {};
    if (text.contains(QLatin1Char('e'), Qt::CaseInsensitive))
        m_decoding.flag(AmountWithExponent);
    const Result<Money> money = Money::parseLenient(text, asset);
    if (!money || money->isNegative()) {
        fault(name, Words::tr("is not an amount of %1", "after a place; %1 an asset code")
                        .arg(displayText(asset, MaxWordLength)));
        return {};
    }
    return *money;
}

std::optional<Money> Fields::optionalMoney(QByteArrayView name, const QString &asset)
{
    if (!find(name))
        return {};
    const Money value = money(name, asset);
    return failed() ? std::optional<Money>() : value;
}

std::optional<JsonValue> Fields::typed(std::optional<JsonValue> value, QByteArrayView name,
                                       JsonType type, const QString &what)
{
    if (!value || value->type() == type)
        return value;
    fault(name, what);
    return {};
}

std::optional<JsonValue> Fields::object(QByteArrayView name)
{
    return typed(require(name), name, JsonType::Object,
                 Words::tr("is not an object", "after a place"));
}

std::optional<JsonValue> Fields::optionalObject(QByteArrayView name)
{
    return typed(find(name), name, JsonType::Object,
                 Words::tr("is not an object", "after a place"));
}

std::optional<JsonValue> Fields::array(QByteArrayView name)
{
    return typed(require(name), name, JsonType::Array, Words::tr("is not a list", "after a place"));
}

std::optional<JsonValue> Fields::optionalArray(QByteArrayView name)
{
    return typed(find(name), name, JsonType::Array, Words::tr("is not a list", "after a place"));
}

} // namespace coinpay::wire
