// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accessibility.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextEdit>

namespace coinpay::test {

namespace {

//! Parts that Qt makes for itself within a widget that has its own name.
bool isInnerPart(const QWidget &widget)
{
    if (qobject_cast<const QScrollBar *>(&widget) || qobject_cast<const QHeaderView *>(&widget) ||
        qobject_cast<const QMenu *>(&widget) || widget.objectName().startsWith(u"qt_"))
        return true;
    for (const QWidget *up = widget.parentWidget(); up; up = up->parentWidget()) {
        const QByteArrayView name(up->metaObject()->className());
        if (qobject_cast<const QComboBox *>(up) || qobject_cast<const QAbstractSpinBox *>(up) ||
            name == "QComboBoxPrivateContainer" || qobject_cast<const QLineEdit *>(up) ||
            name == "QCalendarWidget")
            return true;
        if (up->isWindow())
            break;
    }
    return false;
}

bool isInteractive(const QWidget &widget)
{
    if (isInnerPart(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(&widget) ||
           qobject_cast<const QAbstractItemView *>(&widget) ||
           qobject_cast<const QAbstractSlider *>(&widget) ||
           qobject_cast<const QAbstractSpinBox *>(&widget) ||
           qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget) ||
           qobject_cast<const QPlainTextEdit *>(&widget) ||
           qobject_cast<const QTextEdit *>(&widget) ||
           (widget.focusPolicy() != Qt::NoFocus && !qobject_cast<const QLabel *>(&widget));
}

QString describe(const QWidget &widget)
{
    return QStringLiteral("%1 “%2” in %3 “%4”")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
             widget.parentWidget()
                 ? QString::fromLatin1(widget.parentWidget()->metaObject()->className())
                 : QString(),
             widget.window()->objectName());
}

QList<QWidget *> interactive(QWidget &root)
{
    QList<QWidget *> found;
    QList<QWidget *> all = root.findChildren<QWidget *>();
    all.prepend(&root);
    for (QWidget *widget : std::as_const(all)) {
        if (!widget->isWindow() && isInteractive(*widget))
            found.append(widget);
    }
    return found;
}

} // namespace

int interactiveCount(QWidget &root)
{
    return int(interactive(root).size());
}

QStringList accessibilityFaults(QWidget &root)
{
    QStringList faults;
    for (QWidget *widget : interactive(root)) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
            faults.append(describe(*widget) + QStringLiteral(" has no accessible name"));
        if (!(widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            faults.append(describe(*widget) + QStringLiteral(" is not reached by Tab"));
    }
    return faults;
}

} // namespace coinpay::test
