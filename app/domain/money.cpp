// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include "domain/asset.h"
#include "domain/moneyunits.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace coinpay {

namespace {

// Twice the digits that fit; bounds the work a hostile string can cause.
constexpr qsizetype MaxText = 156;
constexpr int MaxExponent = 60;
constexpr int MinimumDecimals = 2;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

//! digits × 10^-decimals, as read.
struct Decimal
{
    bool negative = false;
    std::string digits;
    int decimals = 0;
};

std::optional<Decimal> scanDecimal(QStringView text, bool lenient)
{
    Decimal result;
    qsizetype at = 0;
    if (at < text.size() && (text[at] == u'-' || (lenient && text[at] == u'+')))
        result.negative = text[at++] == u'-';
    bool point = false;
    bool before = false;
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == u'.' && !point && before) {
            point = true;
        } else if (c >= u'0' && c <= u'9') {
            result.digits += static_cast<char>(c.unicode());
            result.decimals += point ? 1 : 0;
            before = true;
        } else {
            break;
        }
    }
    if (!before || (point && result.decimals == 0))
        return {};
    if (at == text.size())
        return result;
    if (!lenient || (text[at] != u'e' && text[at] != u'E'))
        return {};
    bool ok = false;
    const int exponent = text.mid(at + 1).toInt(&ok);
    if (!ok || exponent > MaxExponent || exponent < -MaxExponent)
        return {};
    result.decimals -= exponent;
    return result;
}

//! Brings the digits to exactly `scale` decimals; empty when a digit other than zero would be lost.
std::optional<std::string> scaled(const Decimal &decimal, int scale)
{
    std::string digits = decimal.digits;
    for (int i = decimal.decimals; i < scale; ++i)
        digits += '0';
    for (int i = decimal.decimals; i > scale; --i) {
        if (!digits.empty() && digits.back() != '0')
            return {};
        if (!digits.empty())
            digits.pop_back();
    }
    const auto first = digits.find_first_not_of('0');
    return first == std::string::npos ? std::string("0") : digits.substr(first);
}

//! Whether these digits, without leading zeros, are a number that Units can hold.
bool fits(const std::string &digits)
{
    static const std::string largest = std::numeric_limits<Units>::max().str();
    return digits.size() < largest.size() || (digits.size() == largest.size() && digits <= largest);
}

Result<Money> convert(QStringView text, const QString &asset, bool lenient)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return fail(ErrorKind::InvalidInput, tr("Enter an amount."));
    const auto decimal = scanDecimal(trimmed.left(MaxText), lenient);
    if (!decimal || trimmed.size() > MaxText)
        return fail(ErrorKind::InvalidInput,
                    tr("This is not an amount. Write digits, like 25.00."));
    const int scale = assetScale(asset);
    const auto digits = scaled(*decimal, scale);
    if (!digits) {
        return fail(ErrorKind::InvalidInput,
                    tr("%1 has %2 decimals; this amount has more.", "%1 an asset code, %2 a number")
                        .arg(asset)
                        .arg(scale));
    }
    if (!fits(*digits))
        return fail(ErrorKind::InvalidInput, tr("This amount is too large."));
    const Units units(*digits);
    return MoneyUnits::money(decimal->negative ? Units(-units) : units, asset);
}

template <typename Operation>
Result<Money> combined(const Money &left, const Money &right, Operation operation)
{
    if (left.asset() != right.asset()) {
        return fail(
            ErrorKind::InvalidInput,
            tr("%1 and %2 cannot be added.", "two asset codes").arg(left.asset(), right.asset()));
    }
    try {
        return MoneyUnits::money(operation(MoneyUnits::of(left), MoneyUnits::of(right)),
                                 left.asset());
    } catch (const std::exception &) {
        return fail(ErrorKind::InvalidInput, tr("This amount is too large."));
    }
}

} // namespace

Units MoneyUnits::of(const Money &money)
{
    Units units;
    import_bits(units, money.m_magnitude.begin(), money.m_magnitude.end(), 0, false);
    return money.m_negative ? Units(-units) : units;
}

Money MoneyUnits::money(const Units &units, const QString &asset)
{
    Money money;
    std::vector<quint64> words;
    export_bits(units < 0 ? Units(-units) : units, std::back_inserter(words), 64, false);
    std::copy(words.begin(), words.end(), money.m_magnitude.begin());
    money.m_negative = units < 0;
    money.m_asset = asset;
    return money;
}

Money Money::zero(const QString &asset)
{
    return MoneyUnits::money(0, asset);
}

Result<Money> Money::parse(QStringView decimal, const QString &asset)
{
    return convert(decimal, asset, false);
}

Result<Money> Money::parseLenient(QStringView number, const QString &asset)
{
    return convert(number, asset, true);
}

QString Money::toDecimal() const
{
    const int scale = assetScale(m_asset);
    QString digits = m_negative ? toUnits().mid(1) : toUnits();
    digits = digits.rightJustified(scale + 1, QLatin1Char('0'));
    QString fraction = digits.right(scale);
    QString text = digits.left(digits.size() - scale);
    while (fraction.size() > MinimumDecimals && fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    fraction = fraction.leftJustified(qMin(MinimumDecimals, scale), QLatin1Char('0'));
    if (!fraction.isEmpty())
        text += QLatin1Char('.') + fraction;
    return m_negative ? QString(QLatin1Char('-') + text) : text;
}

QString Money::toUnits() const
{
    return QString::fromStdString(MoneyUnits::of(*this).str());
}

Result<Money> Money::plus(const Money &other) const
{
    return combined(*this, other, [](const Units &a, const Units &b) { return Units(a + b); });
}

Result<Money> Money::minus(const Money &other) const
{
    return combined(*this, other, [](const Units &a, const Units &b) { return Units(a - b); });
}

std::partial_ordering Money::operator<=>(const Money &other) const
{
    if (m_asset != other.m_asset)
        return std::partial_ordering::unordered;
    return MoneyUnits::of(*this).compare(MoneyUnits::of(other)) <=> 0;
}

QByteArray Money::sortKey() const
{
    // "1" + two digits of length + the digits sorts naturally; a negative amount is "0" + the
    // nines' complement of the same, so that larger magnitudes come first.
    const QByteArray digits = (m_negative ? toUnits().mid(1) : toUnits()).toLatin1();
    QByteArray key = QByteArray::number(digits.size()).rightJustified(2, '0') + digits;
    if (!m_negative)
        return '1' + key;
    for (char &c : key)
        c = static_cast<char>('9' - (c - '0'));
    return '0' + key + '~';
}

} // namespace coinpay
