// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/quotekeeper.h"
#include "forms/transferfields.h"
#include "models/walletsmodel.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace coinpay {

class DestinationPanel;
class Field;
class PayeesModel;
class QuotePanel;

//! The first step of sending: from where, what, to whom, and what it costs. Says what is wrong in
//! its place, keeps everything typed, and sends nothing.
class TransferStep : public QWidget
{
    Q_OBJECT

public:
    //! All outlive it.
    struct World
    {
        WalletsModel &wallets;
        PayeesModel &payees;
        AskQuote quote;
        const Clock &clock;
        AcceptedNets accepted = AcceptedNets::Main;
    };

    explicit TransferStep(World world, QWidget *parent = nullptr);

    [[nodiscard]] TransferFields fields() const;
    void fill(const TransferFields &fields);
    //! The server's sentences at their fields.
    void markRefused(const Error &error);
    //! Where they are not empty and there to be chosen. Another asset than before takes the amount
    //! with it.
    void choose(const QString &walletId, const QString &asset, const QString &network);
    //! Ready to be looked over: everything right, the balance enough, a quote that still holds.
    //! Otherwise nothing, and the first thing that is missing is said and has the keyboard. Where
    //! only the fee is missing it is asked for, and becameReady() follows, unless something is
    //! edited meanwhile.
    [[nodiscard]] std::optional<TransferDraft> ready();
    //! With the quote's id. Nothing when it changed since ready(), or the quote has run out.
    [[nodiscard]] std::optional<TransferDraft> draftToSend() const;

    [[nodiscard]] QuoteKeeper &keeper() const { return *m_keeper; }
    [[nodiscard]] DestinationPanel &destination() const { return *m_destination; }
    //! The chosen wallet; nothing while there is none.
    [[nodiscard]] std::optional<Wallet> wallet() const;
    //! What can be sent of the chosen asset, as far as is known.
    [[nodiscard]] std::optional<Money> available() const;

Q_SIGNALS:
    void changed();
    void typed(); //!< a field is another than before
    void becameReady();
    void addressBookRequested();

private:
    // transfersteplayout.cpp
    void buildFields();
    void orderTabs();
    [[nodiscard]] QWidget *buildAmount();
    void listWallets();
    void listAssets();
    void listNetworks();

    [[nodiscard]] QList<WalletLine> lines() const;
    void edited(const QString &field);
    void quoteChanged();
    void assetChosen();
    void tell();
    void tellAmount(const TransferReading &reading);
    void takeAmount(const Money &amount);
    void sendAll();
    void sendAllFound(const TransferQuote &quote, const Money &left, qint64 askedAtMs);
    [[nodiscard]] TransferReading reading() const;
    [[nodiscard]] QString balanceFault(const TransferReading &reading) const;
    [[nodiscard]] QString walletFault() const;
    void sayFault(const QString &field, const QString &sentence);

    World m_world;
    QuoteKeeper *m_keeper;
    SendAll *m_sendAll;
    QComboBox *m_wallet = nullptr;
    QComboBox *m_asset = nullptr;
    QComboBox *m_network = nullptr;
    QLineEdit *m_amount = nullptr;
    QPushButton *m_all = nullptr;
    QLineEdit *m_note = nullptr;
    DestinationPanel *m_destination = nullptr;
    QuotePanel *m_quote = nullptr;
    QHash<QString, Field *> m_rows;
    QHash<QString, QString> m_refused; //!< the server's words, until the field is edited
    bool m_filling = false;
    bool m_amountIsAll = false;
    Money m_left;          //!< of the balance, when the amount is all that can be sent
    bool m_goesOn = false; //!< ready() waits for the fee
};

} // namespace coinpay
