// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace coinpay {

//! What a member of a bundle may hold. A value that does not fit is left out in its place.
enum class Shape {
    Word,   //!< a state, a kind, a code: short, without space
    Id,     //!< an id or a key: short, without space
    Chain,  //!< an address, or the id of a transaction on a chain
    Party,  //!< either an address or a text
    Text,   //!< a sentence, or what a person wrote
    Target, //!< path and query of a request
    Server, //!< its https:// address
    Time,   //!< RFC 3339 in UTC
    Number,
    Flag,
    Texts,   //!< a list of them
    Object,  //!< of the members named beside it
    Objects, //!< a list of them
};

struct AllowedObject;

struct AllowedMember
{
    const char *name;
    Shape shape;
    const AllowedObject *inside = nullptr; //!< of Object and Objects
};

//! Members that may get into a bundle. Whatever is not named stays out, also when it is new.
struct AllowedObject
{
    const AllowedMember *members;
    qsizetype count;
};

//! The one list of what gets into a bundle, by part.
namespace allowed {
extern const AllowedObject about;
extern const AllowedObject trace;
extern const AllowedObject operation;
extern const AllowedObject request;
extern const AllowedObject noted;
} // namespace allowed

//! The members that are named, each in its shape and without what looks like a secret.
[[nodiscard]] QJsonObject onlyAllowed(const QJsonObject &object, const AllowedObject &allowed);

//! Without private keys, tokens, webhook secrets, signatures, and anything else that is long and
//! random: "[left out]" stands in its place. Addresses and hashes stay.
[[nodiscard]] QString withoutSecrets(const QString &text);

} // namespace coinpay
