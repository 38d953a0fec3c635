// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace coinpay::console {

//! A member of a body, or a parameter. Texts are the contract's own, in its language.
struct CatalogField
{
    QString name;
    QString type; //!< "string", "integer or null"
    bool required = false;
    QString description;
    QStringList values; //!< that the contract knows; a server may know more
    QString example;
};

struct CatalogExample
{
    QString name;
    QString body; //!< indented JSON
};

struct CatalogBody
{
    bool required = false;
    QList<CatalogField> members;
    QList<CatalogExample> examples;
};

//! One call of the contract.
struct CatalogCall
{
    QString id;     //!< "createInvoice"
    QString method; //!< "POST"
    QString path;   //!< "/v1/invoices/{invoice_id}"
    QString group;  //!< "Invoices"
    QString summary;
    QString description;
    QString scope; //!< empty: none
    QList<CatalogField> pathFields;
    QList<CatalogField> queryFields;
    std::optional<CatalogBody> body;
    QStringList answers;      //!< "201 The invoice …"
    bool bearsSecret = false; //!< its answer is, or has in it, a secret

    [[nodiscard]] bool isRead() const { return method == u"GET"; }
};

//! Every call of the contract, in its order; made from the OpenAPI file by
//! resources/openapi/make-catalog.py.
[[nodiscard]] const QList<CatalogCall> &contractCalls();
//! Null when there is none of this id.
[[nodiscard]] const CatalogCall *callNamed(const QString &id);

} // namespace coinpay::console
