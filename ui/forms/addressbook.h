// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/addresscheck.h"
#include "forms/formdialog.h"
#include "models/payeesmodel.h"

#include <QFuture>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace coinpay {

class Field;
class Notice;

//! What the address book does to the world; given to it, so that a test can stand in.
struct AddressBookActions
{
    std::function<QFuture<Done>(const Payee &)> save; //!< adds it, or changes its name
    std::function<QFuture<Done>(const Payee &)> remove;
};

//! Who money is sent to, by name: search, add, rename, remove. An address is checked before it is
//! kept, as it is before money goes there.
class AddressBook : public FormDialog
{
    Q_OBJECT

public:
    //! `payees` outlives it.
    AddressBook(PayeesModel &payees, AddressBookActions actions, AcceptedNets accepted,
                QWidget *parent = nullptr);
    ~AddressBook() override;

private:
    [[nodiscard]] QWidget *buildEditor();
    [[nodiscard]] QWidget *buildButtons();
    void list();
    [[nodiscard]] const Payee *chosen() const;
    void showChosen();
    void beginNew();
    void save();
    void remove();
    void finished(const Done &done, const QString &title);

    PayeesModel &m_payees;
    AddressBookActions m_actions;
    AcceptedNets m_accepted;
    Notice *m_notice;
    QLineEdit *m_search;
    QTreeWidget *m_rows;
    QLineEdit *m_name;
    QComboBox *m_network;
    QLineEdit *m_address;
    Field *m_nameField = nullptr;
    Field *m_addressField = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_remove = nullptr;
    QString m_keyToShow; //!< of what was saved last, as soon as it is listed
};

} // namespace coinpay
