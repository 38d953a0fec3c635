// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "widgets/heartbeat.h"

#include <QMap>
#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;

namespace coinpay {

//! The facts of a resource in two columns: amounts, times, ids, metadata. What is empty is left
//! out. A subclass adds its rows after begin() said that there is something new.
class FactGrid : public QWidget
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    explicit FactGrid(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Whether this version is not shown yet; then the grid is empty and waits for its rows.
    [[nodiscard]] bool begin(const QString &id, qint64 version);
    //! Words from outside; one that would not wrap (a link, a token) is shown as an id.
    void addText(const QString &name, const QString &value);
    //! Nothing for money of no asset.
    void addMoney(const QString &name, const Money &money);
    //! Middle-elided, with a button that copies it.
    void addId(const QString &name, const QString &id);
    //! Nothing for 0.
    void addTime(const QString &name, UnixMs time);
    //! "Expires" or "Expired", as the clock says.
    void addExpiry(const std::optional<UnixMs> &time);
    //! Nothing where none are required.
    void addConfirmations(const QString &name, int confirmations, int required);
    void addMetadata(const QMap<QString, QString> &metadata);

private:
    QLabel *addRow(const QString &name, QWidget *value);
    void nameExpiry();
    void clear();

    Heartbeat &m_heartbeat;
    QGridLayout *m_grid;
    QLabel *m_expiresName = nullptr;
    UnixMs m_expiresAt = 0;
    QString m_id;
    qint64 m_version = -1;
};

} // namespace coinpay
