// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/destinationverdict.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace coinpay {

class AddressEdit;
class AddressText;
class Field;
class Notice;
class WarningList;

//! Where the money goes: the line it is typed or pasted into, the address book, and all there is to
//! say about what stands in it. A private key is taken out of the line at once.
class DestinationPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DestinationPanel(QWidget *parent = nullptr);

    //! What is to be sent, and on which network; empty: the asset's default.
    void setAsset(const QString &asset, const QString &network, AcceptedNets accepted);
    void setPayees(const QList<Payee> &payees);
    void fill(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] const DestinationVerdict &verdict() const { return m_verdict; }
    //! What stands beneath the line, for a review: warnings about the address and how it came here.
    [[nodiscard]] QStringList warnings() const;
    //! The name to keep the address under; empty when it is not to be kept, or is there already.
    [[nodiscard]] QString keepAs() const;
    //! What still has to be done before money may go there; empty when nothing.
    [[nodiscard]] QString hindrance() const;
    [[nodiscard]] Field *field() const { return m_field; }
    //! The field for keepAs(), for whoever has room for it; hidden while there is nothing to keep.
    [[nodiscard]] Field *keepField() const { return m_keep; }
    [[nodiscard]] AddressEdit *edit() const { return m_edit; }
    //! Where the tab key stops, in order.
    [[nodiscard]] QList<QWidget *> tabStops() const;

Q_SIGNALS:
    void changed();
    //! A payment link was entered that asks for this amount.
    void amountAsked(const coinpay::Money &amount);
    void addressBookRequested();

private:
    void edited();
    void judge();
    void takePrivateKey();
    void tell();
    void showTwins();
    [[nodiscard]] QString kindText() const;
    [[nodiscard]] QString pasteWarning() const;
    void offerPayees();

    QString m_asset;
    QString m_network;
    AcceptedNets m_accepted = AcceptedNets::Main;
    QList<Payee> m_payees;
    DestinationVerdict m_verdict;
    AddressEdit *m_edit;
    Field *m_field;
    QPushButton *m_book;
    Notice *m_alarm;
    AddressText *m_whole;
    QLabel *m_kind;
    WarningList *m_warnings;
    QWidget *m_twins;
    QVBoxLayout *m_twinRows;
    QCheckBox *m_compared;
    QLineEdit *m_name;
    Field *m_keep;
};

} // namespace coinpay
