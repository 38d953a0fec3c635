// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "forms/addressbook.h"
#include "forms/batchform.h"
#include "forms/transferform.h"
#include "settings/settings.h"

#include <QPointer>
#include <QWidget>

namespace coinpay {

//! Opens the forms of an open desk that send from its wallets, and keeps what they and the pages
//! share. With a key that may not send none is opened, however it is asked for.
class WalletForms : public QObject
{
    Q_OBJECT

public:
    //! All outlive it. Forms stand over `window`.
    WalletForms(Desk &desk, Settings &settings, const Clock &clock, RandomSource &random,
                QWidget &window);
    ~WalletForms() override;

    //! Made when they are first wanted.
    [[nodiscard]] WalletsModel &wallets();
    [[nodiscard]] PayeesModel &payees();

    //! With the draft that was kept, if any; what is not empty is chosen. One form at a time: a
    //! second call raises the first.
    void newTransfer(const QString &walletId = {}, const QString &asset = {},
                     const QString &network = {});
    //! To the same destination; with the amount, when nothing arrived.
    void sendAgain(const Transfer &transfer);
    //! The form as it was when the operation was made, with what the server said.
    void editAgain(const Operation &operation);
    void newBatch(const QString &walletId = {});
    void showAddressBook();
    void newAddress(const QString &walletId, const QString &asset, const QString &network);
    //! Closes what is open; drafts are kept.
    void closeAll();

    [[nodiscard]] TransferForm *openForm() const { return m_transfer; }
    [[nodiscard]] BatchForm *openBatch() const { return m_batch; }

Q_SIGNALS:
    //! Nothing was opened: the sentence says why.
    void notAllowed(const QString &why);
    //! It was not written down, so that nothing is sent.
    void failed(const QString &title, const QString &why);
    //! Durable in the journal; it goes on by itself.
    void operationCreated(const coinpay::Operation &operation);
    //! This operation asks for an address.
    void addressExpected(const QString &operationId);

private:
    [[nodiscard]] bool isAllowed();
    [[nodiscard]] TransferStep::World world();
    TransferForm *open();
    void show(QWidget &form);
    [[nodiscard]] TransferFields keptDraft() const;
    void savePayee(const Payee &payee);

    Desk &m_desk;
    Settings &m_settings;
    const Clock &m_clock;
    RandomSource &m_random;
    QWidget &m_window;
    std::unique_ptr<WalletsModel> m_wallets;
    std::unique_ptr<PayeesModel> m_payees;
    QPointer<TransferForm> m_transfer;
    QPointer<BatchForm> m_batch;
    QPointer<AddressBook> m_book;
    std::optional<QByteArray> m_draft; //!< what was saved last; the reader may still lag behind
};

} // namespace coinpay
